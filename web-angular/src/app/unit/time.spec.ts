import { clock, exactTime, lasting, moment, span, utcOffset } from './time';

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
    [Date.UTC(2026, 9, 25, 1, 30), 'Europe/Berlin', '25 Oct 02:30:00 UTC+1'],
    [Date.UTC(2026, 9, 25, 2, 30), 'Europe/Berlin', '25 Oct 03:30:00'],
    [Date.UTC(2026, 3, 4, 14, 45), 'Australia/Lord_Howe', '5 Apr 01:45:00 UTC+11'],
    [Date.UTC(2026, 3, 4, 14, 15), 'Australia/Lord_Howe', '5 Apr 01:15:00'],
  ] as const)('tells the offset at %d in %s only where the time comes twice', (ms, zone, text) => {
    expect(exactTime(ms, zone)).toBe(text);
  });

  it('names the year of a moment where it is another one', () => {
    expect(moment(Date.UTC(2025, 10, 21, 12), NOON, 'utc')).toBe('21 Nov 2025 12:00');
    expect(moment(Date.UTC(2026, 11, 31, 23, 30), Date.UTC(2027, 0, 1), 'Europe/Berlin')).toBe('00:30');
  });

  it.each([
    [Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2026, 9, 25, 1, 30), 'Europe/Berlin', '25 Oct 02:30 UTC+2 – 02:30 UTC+1'],
    [Date.UTC(2026, 9, 25, 1, 10), Date.UTC(2026, 9, 25, 1, 50), 'Europe/Berlin', '25 Oct 02:10 UTC+1 – 02:50 UTC+1'],
    [Date.UTC(2026, 3, 4, 14, 40), Date.UTC(2026, 3, 4, 14, 58), 'Australia/Lord_Howe', '5 Apr 01:40 UTC+11 – 01:58 UTC+11'],
    [Date.UTC(2026, 9, 25, 0), Date.UTC(2026, 9, 25, 3), 'Asia/Kathmandu', '25 Oct 05:45 – 08:45'],
    [Date.UTC(2026, 11, 31, 23), Date.UTC(2027, 0, 1, 1), 'utc', '31 Dec 2026 23:00 – 1 Jan 2027 01:00'],
  ] as const)('tells the span from %d to %d in %s', (fromMs, toMs, zone, text) => {
    expect(span(fromMs, toMs, zone)).toBe(text);
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
