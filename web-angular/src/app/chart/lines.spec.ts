import { Line, newestSampleMs } from './lines';

const line = (...values: number[]): Line => ({ name: 'a', slot: 0, dashed: false, values: Float64Array.from(values) });

describe('newestSampleMs', () => {
  const grid = { startMs: 1000, stepMs: 10, count: 3 };

  it('is of whichever line has the newest', () => {
    expect(newestSampleMs({ grid, lines: [line(1, Number.NaN, Number.NaN), line(1, 2, Number.NaN)] })).toBe(1010);
  });

  it('is nothing where there is no sample', () => {
    expect(newestSampleMs({ grid, lines: [line(Number.NaN, Number.NaN, Number.NaN)] })).toBeUndefined();
  });
});
