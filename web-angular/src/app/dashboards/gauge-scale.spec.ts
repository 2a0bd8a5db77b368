import { gaugeMax } from './gauge-scale';

describe('the end of a gauge', () => {
  it('is 100 % for a ratio, wherever its threshold is', () => {
    const ends = [0.5, 0.8].map((threshold) => gaugeMax({ unit: 'ratio', thresholds: [threshold], max: undefined }, [0.58, 0.51]));
    expect(ends).toEqual([1, 1]);
  });

  it('is what the document says', () => {
    expect(gaugeMax({ unit: 'ratio', thresholds: [0.5], max: 0.9 }, [0.58])).toBe(0.9);
  });

  it('is round and above all values and thresholds otherwise', () => {
    expect(gaugeMax({ unit: 'count', thresholds: [30], max: undefined }, [34, Number.NaN])).toBe(40);
    expect(gaugeMax({ unit: 'ratio', thresholds: [], max: undefined }, [1.3])).toBe(1.5);
    expect(gaugeMax({ unit: 'count', thresholds: [], max: undefined }, [])).toBe(1);
  });
});
