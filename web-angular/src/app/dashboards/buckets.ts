import { Lines } from '../chart/lines';
import { RangeAnswer } from '../prometheus/answer';
import { Grid } from '../prometheus/grid';
import { formatTick, Unit } from '../unit/format-value';

/** Counts a bucket and step, of a histogram whose series carry `le`. */
export interface Buckets {
  /** Upper bounds, lowest first. */
  readonly bounds: readonly number[];
  /** A row a bound, a value a step; NaN for a gap. */
  readonly counts: readonly Float64Array[];
  readonly highest: number;
}

/** What lay in one bucket at one step; NaN in a gap. */
export interface Cell {
  readonly bucket: number;
  readonly count: number;
}

/** The fullest bucket of a step; undefined where nothing was counted. */
export function fullestAt({ counts }: Buckets, step: number): Cell | undefined {
  return counts
    .map((row, bucket) => ({ bucket, count: row[step] ?? Number.NaN }))
    .filter(({ count }) => count > 0)
    .reduce<Cell | undefined>((most, cell) => (most === undefined || cell.count > most.count ? cell : most), undefined);
}

/** `5 ms – 10 ms`, for the values between a bound and the one below it. */
export function bucketName({ bounds }: Buckets, bucket: number, unit: Unit): string {
  const [upper, lower] = [bounds[bucket] ?? Number.NaN, bounds[bucket - 1]];
  if (lower === undefined) {
    return `up to ${formatTick(upper, unit)}`;
  }
  return Number.isFinite(upper) ? `${formatTick(lower, unit)} – ${formatTick(upper, unit)}` : `over ${formatTick(lower, unit)}`;
}

/** A line a bucket, for a table. */
export function bucketLines(buckets: Buckets, grid: Grid, unit: Unit): Lines {
  const lines = buckets.counts.map((values, bucket) => ({ name: bucketName(buckets, bucket, unit), slot: 0, dashed: false, values }));
  return { grid, lines };
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
