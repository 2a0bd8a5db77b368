import { statisticsOf } from './statistics';

describe('statisticsOf', () => {
  it('counts only steps that have a value', () => {
    expect(statisticsOf(Float64Array.of(2, Number.NaN, 4))).toEqual({ last: 4, min: 2, avg: 3, max: 4 });
  });

  it('forgives one step that is not scraped yet, but not a line that ended', () => {
    expect(statisticsOf(Float64Array.of(1, 2, Number.NaN)).last).toBe(2);
    expect(statisticsOf(Float64Array.of(1, Number.NaN, Number.NaN)).last).toBeNaN();
  });

  it('says nothing of an empty line', () => {
    expect(statisticsOf(Float64Array.of(Number.NaN))).toEqual({ last: Number.NaN, min: Number.NaN, avg: Number.NaN, max: Number.NaN });
  });
});
