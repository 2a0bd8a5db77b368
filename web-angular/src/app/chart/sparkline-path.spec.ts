import { sparklinePath } from './sparkline-path';

describe('sparklinePath', () => {
  it('starts anew after a gap and draws a lone sample as a dot', () => {
    expect(sparklinePath([1, 1, Number.NaN, 1], 30, 10)).toBe('M0 2L10 2M30 2h0');
  });

  it('draws nothing for nothing', () => {
    expect(sparklinePath([], 30, 10)).toBe('');
    expect(sparklinePath([Number.NaN, Number.NaN], 30, 10)).toBe('');
  });

  it('lies on the ground where everything is zero', () => {
    expect(sparklinePath([0, 0], 30, 10)).toBe('M0 8L30 8');
  });
});
