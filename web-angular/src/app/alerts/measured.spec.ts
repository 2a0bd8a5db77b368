import { measuredBy, seriesOf, thresholdOf, told } from './measured';
import { SOME_ALERT } from './some-alert';

describe('measuredBy', () => {
  it.each([
    ['up == 0', 'up'],
    ['sum(rate(a[5m])) / sum(rate(b[5m])) > 0.05', 'sum(rate(a[5m])) / sum(rate(b[5m]))'],
    ['(sum_over_time(a[1h]) / b) > 0.1 and (sum_over_time(a[5m]) / b) > 0.1', 'sum_over_time(a[1h]) / b'],
    ['a == 0 and b == 1', 'a'],
    ['(a > 3)', 'a'],
    ['absent(up)', 'absent(up)'],
    ['a or b > 1', 'a or b > 1'],
  ])('of %s is %s', (expression, measured) => {
    expect(measuredBy(expression).expression).toBe(measured);
  });

  it.each([
    ['a > 3', false],
    ['up == 0', true],
    ['a < 1 and b > 2', true],
  ])('knows by %s whether it fires by falling: %s', (expression, below) => {
    expect(measuredBy(expression).below).toBe(below);
  });
});

describe('seriesOf', () => {
  it('leaves out what a label of the alert excludes', () => {
    const series = [
      { labels: { http_route: '/api/orders', data_plane: 'prod' }, values: Float64Array.of(1) },
      { labels: { http_route: '/api/search', data_plane: 'prod' }, values: Float64Array.of(2) },
      { labels: { __name__: 'up', pod: 'x' }, values: Float64Array.of(3) },
    ];
    const answer = { grid: { startMs: 0, stepMs: 1, count: 1 }, series, warnings: [] };
    expect(seriesOf(SOME_ALERT, answer).series.map(({ values }) => values[0])).toEqual([1, 3]);
  });
});

describe('what was measured, in words', () => {
  it.each([
    ['ratio', 0.2, '20.0 %'],
    ['s', 1.5, '1.50 s'],
    ['samples', 0, '0 samples'],
    ['samples', 1, '1 sample'],
    ['', 3, '3'],
    ['ratio', Number.NaN, ''],
  ])('in %s, %d is “%s”', (unit, value, words) => {
    expect(told({ ...SOME_ALERT, unit }, value)).toBe(words);
  });

  it('has a limit only where the rule tells one', () => {
    expect(thresholdOf(SOME_ALERT, false).threshold).toEqual({ value: 0.05, label: 'limit 5 %', tone: 'warn', below: false });
    expect(thresholdOf({ ...SOME_ALERT, threshold: Number.NaN }, false)).toEqual({});
  });
});
