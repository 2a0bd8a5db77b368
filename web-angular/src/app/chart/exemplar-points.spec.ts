import { exemplarPoints } from './exemplar-points';

const GRID = { startMs: 0, stepMs: 1000, count: 241 };
const exemplar = (atMs: number, value: number) => ({ atMs, value, traceId: `${atMs}`, labels: {} });

describe('exemplarPoints', () => {
  it('keeps the slowest request of each stretch', () => {
    const points = exemplarPoints([exemplar(1000, 0.1), exemplar(2000, 0.4), exemplar(120_000, 0.2)], GRID, 1);
    expect(points.map(({ exemplar: { traceId }, y }) => [traceId, y])).toEqual([
      ['2000', 0.4],
      ['120000', 0.2],
    ]);
  });

  it('stays inside the chart', () => {
    const points = exemplarPoints([exemplar(-1, 1), exemplar(500_000, 1), exemplar(60_000, 9)], GRID, 1);
    expect(points).toHaveLength(1);
    expect(points[0]?.y).toBe(1);
  });
});
