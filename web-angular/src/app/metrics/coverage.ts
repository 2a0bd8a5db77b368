import { Plane } from '../planes/plane';

/** Which of the planes in view send metrics at all, so that a sum over some of them is not taken for a sum over all. */
export interface Coverage {
  readonly live: number;
  readonly planes: number;
  readonly missing: readonly string[];
}

export function coverageOf(planes: readonly Plane[], environments: readonly string[]): Coverage {
  const inView = planes.filter((plane) => environments.length === 0 || environments.includes(plane.environment));
  const missing = inView.filter((plane) => plane.state !== 'LIVE').map((plane) => plane.displayName);
  return { planes: inView.length, live: inView.length - missing.length, missing };
}
