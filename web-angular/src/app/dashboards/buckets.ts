import { RangeAnswer } from '../prometheus/answer';

/** Counts a bucket and step, of a histogram whose series carry `le`. */
export interface Buckets {
  /** Upper bounds, lowest first. */
  readonly bounds: readonly number[];
  /** A row a bound, a value a step; NaN for a gap. */
  readonly counts: readonly Float64Array[];
  readonly highest: number;
}

/** Prometheus counts everything up to a bound; what lies between two bounds is their difference. */
export function bucketsOf({ series, grid }: RangeAnswer): Buckets {
  const cumulated = series
    .flatMap(({ labels, values }) =>
      labels['le'] === undefined ? [] : [{ bound: Number(labels['le'].replace('Inf', 'Infinity')), values }],
    )
    .sort((a, b) => a.bound - b.bound);
  const counts = cumulated.map(({ values }, row) => {
    const below = cumulated[row - 1]?.values;
    return Float64Array.from({ length: grid.count }, (_, step) => Math.max(0, (values[step] ?? Number.NaN) - (below?.[step] ?? 0)));
  });
  const highest = counts.reduce((most, row) => row.reduce((max, count) => (count > max ? count : max), most), 0);
  return { bounds: cumulated.map(({ bound }) => bound), counts, highest };
}
