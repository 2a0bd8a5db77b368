import { changesOf, ZONES } from '../range/clock-changes';
import { offsetMs, Zone } from '../unit/time';
import { timeTicks } from './time-ticks';

const MINUTE_MS = 60_000;
/** On a busy machine; alone they take a second. */
const LONG_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const labels = (fromMs: number, toMs: number, zone: Zone) => timeTicks(fromMs, toMs, zone).map(({ label }) => label);

describe('the ticks of a time axis', () => {
  it.each(ZONES)('stand at full times of %s around every change of clocks', { timeout: LONG_MS }, (zone) => {
    for (const changeMs of changesOf(zone)) {
      for (const [before, after, full] of [
        [7 * MINUTE_MS, 8 * MINUTE_MS, MINUTE_MS],
        [HOUR_MS, 2 * HOUR_MS, 15 * MINUTE_MS],
        [13 * HOUR_MS, 11 * HOUR_MS, HOUR_MS],
      ] as const) {
        const ticks = timeTicks(changeMs - before, changeMs + after, zone);
        expect(ticks.length).toBeGreaterThan(2);
        expect(ticks.length).toBeLessThan(20);
        for (const [index, { ms, label }] of ticks.entries()) {
          expect((ms + offsetMs(ms, zone)) % full).toBe(0);
          expect(ms).toBeGreaterThan(ticks[index - 1]?.ms ?? 0);
          expect(label).not.toBe(ticks[index - 1]?.label);
        }
      }
    }
  });

  it.each(ZONES)('are one a day in %s over every change of clocks', { timeout: LONG_MS }, (zone) => {
    for (const changeMs of changesOf(zone)) {
      const days = timeTicks(changeMs - 4 * DAY_MS, changeMs + 4 * DAY_MS, zone);
      expect(days.length).toBeGreaterThanOrEqual(7);
      expect(new Set(days.map(({ label }) => label)).size).toBe(days.length);
    }
  });

  it('show both hours of an autumn night, with the offset where it changes', () => {
    expect(labels(Date.UTC(2026, 9, 24, 23), Date.UTC(2026, 9, 25, 3), 'Europe/Berlin')).toEqual([
      '01:00',
      '02:00',
      '02:00 UTC+1',
      '03:00',
      '04:00',
    ]);
  });

  it('skip the hour of a spring night', () => {
    expect(labels(Date.UTC(2026, 2, 29, 0), Date.UTC(2026, 2, 29, 3), 'Europe/Berlin')).toEqual(['01:00', '03:00 UTC+2', '04:00', '05:00']);
  });

  it('have seconds where the range is short', () => {
    expect(labels(0, 120_000, 'utc')).toEqual([
      '1 Jan',
      '00:00:15',
      '00:00:30',
      '00:00:45',
      '00:01:00',
      '00:01:15',
      '00:01:30',
      '00:01:45',
      '00:02:00',
    ]);
  });

  it('stand at full hours where the offset has minutes', () => {
    expect(labels(Date.UTC(2026, 9, 25), Date.UTC(2026, 9, 25, 3), 'Asia/Kathmandu')).toEqual([
      '06:00',
      '06:30',
      '07:00',
      '07:30',
      '08:00',
      '08:30',
    ]);
  });

  it('name the day once at the end of a year, and the year where it begins', () => {
    expect(labels(Date.UTC(2026, 11, 31, 22), Date.UTC(2027, 0, 1, 2), 'utc')).toContain('1 Jan');
    expect(labels(Date.UTC(2026, 11, 28), Date.UTC(2027, 0, 4), 'utc')).toEqual([
      '28 Dec',
      '29 Dec',
      '30 Dec',
      '31 Dec',
      '1 Jan 2027',
      '2 Jan',
      '3 Jan',
      '4 Jan',
    ]);
  });

  it.each([60_000, HOUR_MS, DAY_MS, 30 * DAY_MS, 400 * DAY_MS])('are a handful over %d milliseconds', (lengthMs) => {
    const ticks = timeTicks(Date.UTC(2026, 4, 5, 6, 7, 8), Date.UTC(2026, 4, 5, 6, 7, 8) + lengthMs, 'utc');
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThan(10);
  });
});
