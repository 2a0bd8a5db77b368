import { PlaneHealth } from '../planes/plane-health';

export interface Totals {
  readonly planes: number;
  readonly live: number;
  readonly down: readonly string[];
  readonly requestsPerSecond: number;
  readonly errorRatio: number;
}

/** The whole system's rate and errors: errors weigh by traffic, so a quiet plane does not hide a busy one. */
export function totalsOf(planes: readonly PlaneHealth[]): Totals {
  let requestsPerSecond = Number.NaN;
  let failed = 0;
  for (const { vitals } of planes) {
    if (vitals !== undefined && !Number.isNaN(vitals.requestsPerSecond)) {
      requestsPerSecond = (Number.isNaN(requestsPerSecond) ? 0 : requestsPerSecond) + vitals.requestsPerSecond;
      failed += vitals.requestsPerSecond * (vitals.errorRatio || 0);
    }
  }
  return {
    planes: planes.length,
    live: planes.filter(({ plane }) => plane.state === 'LIVE').length,
    down: planes.filter(({ condition }) => condition === 'down').map(({ plane }) => plane.displayName),
    requestsPerSecond,
    errorRatio: requestsPerSecond > 0 ? failed / requestsPerSecond : Number.NaN,
  };
}
