import { clock, lasting, moment, utcOffset } from './time';

const NOON = Date.UTC(2026, 10, 21, 12, 0, 0);

describe('time', () => {
  it('tells the clock in UTC', () => {
    expect(clock(NOON, 'utc')).toBe('12:00');
    expect(utcOffset(NOON, 'utc')).toBe('UTC');
  });

  it('names the day of a moment only where it is another day', () => {
    expect(moment(NOON, NOON + 1000, 'utc')).toBe('12:00');
    expect(moment(NOON, NOON + 86_400_000, 'utc')).toBe('21 Nov 12:00');
  });

  it.each([
    [900, '0 s'],
    [59_000, '59 s'],
    [61_000, '1 min'],
    [7_200_000, '2 h'],
    [7_500_000, '2 h 5 min'],
    [200_000_000, '2 d'],
  ])('tells how long %d milliseconds last', (ms, text) => {
    expect(lasting(ms)).toBe(text);
  });
});
