export interface Scale {
  readonly max: number;
  readonly interval: number;
}

const MOST_INTERVALS = 4;
const STEPS = [1, 2, 2.5, 5, 10];

/** An axis from zero with at most five labels, all of them round. */
export function niceScale(highest: number): Scale {
  if (!Number.isFinite(highest) || highest <= 0) {
    return { max: 1, interval: 0.5 };
  }
  const magnitude = 10 ** Math.floor(Math.log10(highest / MOST_INTERVALS));
  const step = STEPS.find((candidate) => candidate * magnitude * MOST_INTERVALS >= highest * (1 - 1e-9)) ?? 10;
  const interval = step * magnitude;
  return { interval, max: Math.ceil((highest / interval) * (1 - 1e-9)) * interval };
}
