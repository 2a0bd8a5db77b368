import { binaryScale, niceScale } from './nice-scale';

describe('niceScale', () => {
  it.each([
    [14.6, { max: 15, interval: 5 }],
    [0.9, { max: 1, interval: 0.25 }],
    [100, { max: 100, interval: 25 }],
    [0.027, { max: 0.03, interval: 0.01 }],
  ])('fits %d', (highest, scale) => {
    const { max, interval } = niceScale(highest);
    expect(max).toBeCloseTo(scale.max);
    expect(interval).toBeCloseTo(scale.interval);
  });

  it('never needs more than five labels and never cuts the highest value', () => {
    for (let exponent = -6; exponent < 9; exponent++) {
      for (let mantissa = 1; mantissa < 10; mantissa += 0.07) {
        const highest = mantissa * 10 ** exponent;
        const { max, interval } = niceScale(highest);
        expect(max).toBeGreaterThanOrEqual(highest * (1 - 1e-9));
        expect(max / interval).toBeLessThanOrEqual(4 + 1e-9);
      }
    }
  });

  it('draws an axis where there is nothing above zero', () => {
    expect(niceScale(0)).toEqual({ min: 0, max: 1, interval: 0.5 });
    expect(niceScale(Number.NaN)).toEqual({ min: 0, max: 1, interval: 0.5 });
  });

  it('goes below zero as far as the values do', () => {
    expect(niceScale(14, -3)).toEqual({ min: -10, max: 20, interval: 10 });
    expect(niceScale(0, -8)).toEqual({ min: -8, max: 0, interval: 2 });
  });

  it('is round in the unit that bytes are told in', () => {
    expect(binaryScale(100 * 1024 ** 2)).toEqual({ min: 0, max: 100 * 1024 ** 2, interval: 25 * 1024 ** 2 });
  });
});
