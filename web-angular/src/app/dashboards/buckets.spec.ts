import { bucketsOf } from './buckets';

describe('bucketsOf', () => {
  it('takes what lies between two bounds', () => {
    const grid = { startMs: 0, stepMs: 1000, count: 2 };
    const bucket = (le: string, ...values: number[]) => ({ labels: { le }, values: Float64Array.from(values) });
    const { bounds, counts, highest } = bucketsOf({
      grid,
      warnings: [],
      series: [bucket('+Inf', 10, Number.NaN), bucket('0.1', 4, 0), bucket('0.5', 9, 2)],
    });
    expect(bounds).toEqual([0.1, 0.5, Number.POSITIVE_INFINITY]);
    expect(counts.map((row) => [...row])).toEqual([
      [4, 0],
      [5, 2],
      [1, Number.NaN],
    ]);
    expect(highest).toBe(5);
  });
});
