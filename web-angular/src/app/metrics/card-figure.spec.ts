import { changeOf, coveredFigure } from './card-figure';

describe('changeOf', () => {
  it('tells a change in percent of the former value', () => {
    expect(changeOf({ now: 104, before: 100 }, false)).toEqual({ direction: 'up', text: '4 %' });
    expect(changeOf({ now: 50, before: 100 }, false)).toEqual({ direction: 'down', text: '50 %' });
    expect(changeOf({ now: 5000, before: 100 }, false)).toEqual({ direction: 'up', text: '50 ×' });
  });

  it('tells a ratio’s change in percentage points, also from zero', () => {
    expect(changeOf({ now: 0.012, before: 0.002 }, true)).toEqual({ direction: 'up', text: '1.00 pp' });
    expect(changeOf({ now: 0.01, before: 0 }, true)).toEqual({ direction: 'up', text: '1.00 pp' });
  });

  it('says nothing where there is nothing to compare with', () => {
    expect(changeOf({ now: 1, before: Number.NaN }, false)).toBeUndefined();
    expect(changeOf({ now: 1, before: 0 }, false)).toBeUndefined();
  });

  it('says nothing where samples cover only a part of the period before', () => {
    // 37 minutes of 20/s before an hour of 20/s: nothing changed.
    expect(changeOf(coveredFigure(20, 12.3, 222, 360), false)).toBeUndefined();
    expect(changeOf(coveredFigure(20, 10, Number.NaN, 360), false)).toBeUndefined();
    expect(changeOf(coveredFigure(20, 10, 355, 360), false)).toEqual({ direction: 'up', text: '100 %' });
  });

  it('does not make news of noise', () => {
    expect(changeOf({ now: 100.2, before: 100 }, false)?.direction).toBe('same');
  });
});
