export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

const MOST_INTERVALS = 4;
const STEPS = [1, 2, 2.5, 5, 10];

/** An axis from zero with at most five labels, all of them round; below zero it goes on in the same steps as far as the values do. */
export function niceScale(highest: number, lowest = 0): Scale {
  const size = Math.max(highest, -lowest);
  if (!Number.isFinite(size) || size <= 0) {
    return { min: 0, max: 1, interval: 0.5 };
  }
  const steps = lowest < 0 && highest > 0 ? MOST_INTERVALS / 2 : MOST_INTERVALS;
  const magnitude = 10 ** Math.floor(Math.log10(size / steps));
  const step = STEPS.find((candidate) => candidate * magnitude * steps >= size * (1 - 1e-9)) ?? 10;
  const interval = step * magnitude;
  const outward = (value: number) => Math.ceil((Math.max(0, value) / interval) * (1 - 1e-9)) * interval;
  return { interval, min: 0 - outward(-lowest), max: outward(highest) };
}

/** Round in the units that bytes are told in, whose steps are of 1024. */
export function binaryScale(highest: number, lowest = 0): Scale {
  const size = Math.max(highest, -lowest);
  const unit = Number.isFinite(size) && size > 1 ? 1024 ** Math.floor(Math.log2(size) / 10) : 1;
  const { min, max, interval } = niceScale(highest / unit, lowest / unit);
  return { min: min * unit, max: max * unit, interval: interval * unit };
}
