import { FormerRanges } from './former-ranges';
import { between, DEFAULT_RANGE, Range } from './range';

const HOUR: Range = { kind: 'last', lengthMs: 3_600_000 };
const ZOOMED = between(0, 600_000);

describe('FormerRanges', () => {
  it('goes back one zoom at a time', () => {
    const former = new FormerRanges();
    former.remember(HOUR);
    former.remember(ZOOMED);
    expect([former.before(between(1, 120_000)), former.before(ZOOMED)]).toEqual([ZOOMED, HOUR]);
  });

  it('leaves a relative range alone that nobody zoomed', () => {
    expect(new FormerRanges().before(HOUR)).toEqual(HOUR);
  });

  it('leads from the fixed range of a link to the usual one', () => {
    expect(new FormerRanges().before(ZOOMED)).toEqual(DEFAULT_RANGE);
  });
});
