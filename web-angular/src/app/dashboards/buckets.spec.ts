import { bucketLines, bucketsOf, fullestAt } from './buckets';

const GRID = { startMs: 0, stepMs: 1000, count: 2 };
const bucket = (le: string, ...values: number[]) => ({ labels: { le }, values: Float64Array.from(values) });
const BUCKETS = bucketsOf({
  grid: GRID,
  warnings: [],
  series: [bucket('+Inf', 10, Number.NaN), bucket('0.1', 4, 0), bucket('0.5', 9, 2)],
});

describe('bucketsOf', () => {
  it('takes what lies between two bounds', () => {
    const { bounds, counts, highest } = BUCKETS;
    expect(bounds).toEqual([0.1, 0.5, Number.POSITIVE_INFINITY]);
    expect(counts.map((row) => [...row])).toEqual([
      [4, 0],
      [5, 2],
      [1, Number.NaN],
    ]);
    expect(highest).toBe(5);
  });

  it('tells the fullest bucket of a step', () => {
    expect(fullestAt(BUCKETS, 0)).toEqual({ bucket: 1, count: 5 });
    expect(fullestAt({ ...BUCKETS, counts: [Float64Array.of(0)] }, 0)).toBeUndefined();
  });

  it('is a table with a column between two bounds each', () => {
    expect(bucketLines(BUCKETS, GRID, 'seconds').lines.map(({ name }) => name)).toEqual(['up to 100 ms', '100 ms – 500 ms', 'over 500 ms']);
  });
});
