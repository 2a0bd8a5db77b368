import { formatFigure, formatTick, formatValue } from './format-value';

describe('formatValue', () => {
  it.each([
    [1820, '1.82 k/s'],
    [12.4, '12.4 /s'],
    [0, '0 /s'],
    [999.7, '1.00 k/s'],
    [2_500_000, '2.50 M/s'],
    [Number.NaN, '–'],
  ])('tells a rate of %d as %s', (value, text) => {
    expect(formatValue(value, 'per-second')).toBe(text);
  });

  it.each([
    [0.000_02, '20.0 µs'],
    [0.0126, '12.6 ms'],
    [0.41, '410 ms'],
    [0.9996, '1.00 s'],
    [90, '90.0 s'],
    [300, '5.00 min'],
    [Number.POSITIVE_INFINITY, '∞ min'],
  ])('tells a latency of %d seconds as %s', (value, text) => {
    expect(formatValue(value, 'seconds')).toBe(text);
  });

  it.each([
    [5, '5'],
    [2.31, '2.31'],
    [12_345, '12.3 k'],
    [2 ** 63 - 1, '9.22 E'],
    [4e12, '4.00 T'],
    [-2.5e15, '-2.50 P'],
    [1e30, '1.00e+30'],
    [Number.NEGATIVE_INFINITY, '−∞ E'],
  ])('tells a count of %d as %s', (value, text) => {
    expect(formatValue(value, 'count')).toBe(text);
  });

  it('tells a ratio in percent', () => {
    expect(formatFigure(0.0021, 'ratio')).toEqual({ figure: '0.21', unit: '%' });
  });
});

describe('formatTick', () => {
  it('drops the zeros that only keep a width', () => {
    expect(formatTick(0.05, 'ratio')).toBe('5 %');
    expect(formatTick(2.5, 'per-second')).toBe('2.5 /s');
  });

  it.each([
    [0.000_75, 'ratio', '0.075 %'],
    [0.000_25, 'ratio', '0.025 %'],
    [0.125, 'per-second', '0.125 /s'],
    [0.1 + 0.2, 'count', '0.3'],
    [1250, 'per-second', '1.25 k/s'],
    [8e18, 'count', '8 E'],
    [5e21, 'count', '5.00e+21'],
  ] as const)('does not round %d', (value, unit, text) => {
    expect(formatTick(value, unit)).toBe(text);
  });
});
