import { alignedGrid, endMs, indexAt, timeAt } from './grid';

const NOW = 1_795_000_003_456;

describe('alignedGrid', () => {
  it.each([
    [5 * 60_000, 10_000],
    [15 * 60_000, 10_000],
    [3_600_000, 10_000],
    [6 * 3_600_000, 60_000],
    [24 * 3_600_000, 300_000],
    [30 * 86_400_000, 7_200_000],
  ])('has at most 361 steps over %d ms, each of %d ms', (span, step) => {
    const grid = alignedGrid(NOW - span, NOW);
    expect(grid.stepMs).toBe(step);
    expect(grid.count).toBeLessThanOrEqual(361);
  });

  it('asks for the same steps a moment later, so that a cache can answer', () => {
    expect(alignedGrid(NOW - 300_000, NOW)).toEqual(alignedGrid(NOW - 299_000, NOW + 1000));
  });

  it('stays inside what was asked for', () => {
    const grid = alignedGrid(NOW - 300_000, NOW);
    expect(grid.startMs).toBeGreaterThanOrEqual(NOW - 300_000);
    expect(endMs(grid)).toBeLessThanOrEqual(NOW);
  });

  it.each([
    [24 * 3_600_000, 60_000],
    [7 * 86_400_000, 60_000],
    [30 * 86_400_000, 240_000],
  ])('has the present inside a range of %d ms', (span, behindMs) => {
    for (let minute = 0; minute < 180; minute += 7) {
      const now = NOW + minute * 60_000;
      const grid = alignedGrid(now - span, now);
      expect(now - endMs(grid)).toBeLessThan(behindMs);
      expect(grid.startMs).toBeGreaterThanOrEqual(now - span);
      expect(grid.startMs - (now - span)).toBeLessThan(grid.stepMs);
    }
  });

  it('finds the step of a time and the time of a step', () => {
    const grid = { startMs: 1000, stepMs: 10, count: 3 };
    expect(indexAt(grid, 1014)).toBe(1);
    expect(indexAt(grid, 1030)).toBeUndefined();
    expect(timeAt(grid, 2)).toBe(1020);
  });
});
