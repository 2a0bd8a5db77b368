import { bandsOf, flagsOf, marksAt } from './marks';

const GRID = { startMs: 0, stepMs: 10_000, count: 13 };

describe('marks', () => {
  it('keeps a band inside the chart', () => {
    const period = (fromMs: number, toMs: number) => ({ fromMs, toMs, text: 'Errors', tone: 'bad' as const });
    const bands = bandsOf([period(-20_000, 60_000), period(90_000, 500_000), period(200_000, 300_000)], GRID);
    expect(bands.map(({ left, width }) => [left, left + width])).toEqual([
      [0, 0.5],
      [0.75, 1],
    ]);
  });

  it('gathers moments that could not be hit one by one', () => {
    const at = (atMs: number) => ({ atMs, text: String(atMs) });
    const gathered = (widthPx: number) =>
      flagsOf([at(69_000), at(60_500), at(100_000), at(900_000)], GRID, widthPx).map(({ moments }) => moments.map(({ text }) => text));
    expect(gathered(240)).toEqual([['60500', '69000'], ['100000']]);
    expect(gathered(480)).toEqual([['60500'], ['69000'], ['100000']]);
  });

  it('tells once what holds at a time', () => {
    const periods = [{ fromMs: 0, toMs: 50_000, text: 'down', tone: 'bad' as const }];
    const marks = { moments: [{ atMs: 44_000, text: '1.1 runs' }], periods: [...periods, ...periods] };
    expect(marksAt(marks, 40_000, 10_000)).toEqual(['1.1 runs', 'down']);
    expect(marksAt(marks, 60_000, 10_000)).toEqual([]);
  });
});
