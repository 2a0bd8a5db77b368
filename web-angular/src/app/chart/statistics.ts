export interface Statistics {
  readonly last: number;
  readonly min: number;
  readonly avg: number;
  readonly max: number;
}

/** Over the steps that have a value. The newest step may not be scraped yet, so `last` looks one step further back, but no more. */
export function statisticsOf(values: Float64Array): Statistics {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (!Number.isNaN(value)) {
      min = Math.min(min, value);
      max = Math.max(max, value);
      sum += value;
      count++;
    }
  }
  if (count === 0) {
    return { last: Number.NaN, min: Number.NaN, avg: Number.NaN, max: Number.NaN };
  }
  const newest = values.at(-1) ?? Number.NaN;
  return { last: Number.isNaN(newest) ? (values.at(-2) ?? Number.NaN) : newest, min, max, avg: sum / count };
}
