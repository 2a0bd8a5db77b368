import { bandsOf, flagsOf, marksAt, periodsOf } from './marks';

const GRID = { startMs: 0, stepMs: 10_000, count: 13 };

describe('marks', () => {
  it('makes a period of samples without a gap between them', () => {
    const values = new Float64Array(13).fill(Number.NaN);
    values.set([1, 1], 2);
    values.set([1], 12);
    const periods = periodsOf(
      { grid: GRID, series: [{ labels: { alertname: 'Errors' }, values }], warnings: [] },
      (labels) => labels['alertname'] ?? '',
    );
    expect(periods).toEqual([
      { fromMs: 15_000, toMs: 35_000, text: 'Errors' },
      { fromMs: 115_000, toMs: 125_000, text: 'Errors' },
    ]);
    expect(bandsOf(periods, GRID).map(({ left, width }) => left + width)).toEqual([35 / 120, 1]);
  });

  it('gathers annotations that could not be hit one by one', () => {
    const at = (atMs: number) => ({ atMs, text: String(atMs) });
    const flags = flagsOf([at(61_000), at(60_500), at(100_000), at(900_000)], GRID);
    expect(flags.map(({ annotations }) => annotations.map(({ text }) => text))).toEqual([['60500', '61000'], ['100000']]);
  });

  it('tells once what holds at a time', () => {
    const periods = [{ fromMs: 0, toMs: 50_000, text: 'down' }];
    const marks = { annotations: [{ atMs: 44_000, text: '1.1 runs' }], periods: [...periods, ...periods] };
    expect(marksAt(marks, 40_000, 10_000)).toEqual(['1.1 runs', 'down']);
    expect(marksAt(marks, 60_000, 10_000)).toEqual([]);
  });
});
