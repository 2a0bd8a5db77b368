import { averageOf, differenceOf, differenceShape, differenceText } from './difference';

describe('difference', () => {
  const difference = differenceOf(Float64Array.of(1, Number.NaN, 5, 2), Float64Array.of(3, 4, 1, 2));

  it('is B less A, and nothing where either has nothing', () => {
    expect([...difference]).toEqual([2, Number.NaN, -4, 0]);
    expect(averageOf(difference)).toBeCloseTo(-2 / 3);
  });

  it('is drawn above the middle where B is higher', () => {
    const { above, below, largest } = differenceShape(difference, 30, 20);
    expect(largest).toBe(4);
    expect(above).toBe('M0.00 10.00v-5.00H5.00V10.00Z');
    expect(below).toBe('M15.00 10.00v10.00H25.00V10.00Z');
  });

  it('is told in percentage points where it is one of ratios', () => {
    expect(differenceText(-0.0033, 'ratio')).toBe('−0.33 pp');
    expect(differenceText(0.5, 'per-second')).toBe('+0.50 /s');
  });

  it('is an empty strip where both are the same', () => {
    expect(differenceShape(Float64Array.of(0, 0), 10, 10)).toEqual({ above: '', below: '', largest: 0 });
  });
});
