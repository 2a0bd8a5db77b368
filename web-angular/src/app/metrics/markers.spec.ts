import { marksOf } from './markers';

const GRID = { startMs: 0, stepMs: 10_000, count: 3 };
const NONE = { grid: GRID, series: [], warnings: [] };

describe('marksOf', () => {
  it('tells a release only where another version ran before', () => {
    const run = (environment: string, service_version: string, values: number[]) => ({
      labels: { environment, service_version },
      values: Float64Array.from(values),
    });
    const series = [
      run('prod', '1.0', [0, 0, Number.NaN]),
      run('prod', '1.1', [Number.NaN, Number.NaN, 1]),
      run('qa', '1.1', [Number.NaN, 0, 0]),
    ];
    expect(marksOf(NONE, { ...NONE, series }).annotations).toEqual([{ atMs: 20_000, text: 'prod runs 1.1' }]);
  });

  it('names an alert and where it fires', () => {
    const series = [{ labels: { alertname: 'ErrorRate', environment: 'qa' }, values: Float64Array.of(1, 1, Number.NaN) }];
    expect(marksOf({ ...NONE, series }, NONE).periods).toEqual([{ fromMs: -5000, toMs: 15_000, text: 'ErrorRate firing, qa' }]);
  });
});
