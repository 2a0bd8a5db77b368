import { linesOf, MOST_DRAWN } from './series-lines';

describe('lines of series', () => {
  it('keep those with the highest newest value where there are too many', () => {
    const grid = { startMs: 0, stepMs: 1000, count: 2 };
    const series = Array.from({ length: MOST_DRAWN + 5 }, (_, index) => ({
      labels: { n: String(index) },
      values: Float64Array.of(1000 - index, index),
    }));
    const { lines } = linesOf({ grid, series, warnings: [] });
    expect(lines).toHaveLength(MOST_DRAWN);
    expect(lines[0]?.name).toBe(`{n="${MOST_DRAWN + 4}"}`);
    expect(lines.some(({ name }) => name === '{n="0"}')).toBe(false);
  });
});
