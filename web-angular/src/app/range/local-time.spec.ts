import { offsetMs, utcOffset, Zone } from '../unit/time';
import { momentsAt, positionOf, readField, toField } from './local-time';
import { changesOf, ZONES } from './clock-changes';

const MINUTE_MS = 60_000;
/** On a busy machine; alone they take a second. */
const LONG_MS = 60_000;

/** Both sides of a change of clocks, at times that are nothing round. */
function around(changeMs: number): readonly number[] {
  return Array.from({ length: 49 }, (_, index) => changeMs + (index - 24) * 10 * MINUTE_MS + 123);
}

describe('a field for a time', () => {
  it.each(ZONES)('means the same moment again at every change of clocks of %s, to the millisecond', { timeout: LONG_MS }, (zone) => {
    for (const ms of changesOf(zone).flatMap(around)) {
      const text = toField(ms, zone);
      expect(readField(text, positionOf(ms, text, zone), ms, zone)).toEqual({ kind: 'time', ms });
      // Browsers leave out seconds of zero.
      expect(momentsAt(text.replace(/:00$/, ''), zone)).toContain(ms - 123);
    }
  });

  it.each([
    ['Europe/Berlin', '2026-10-25T02:30', ['UTC+2', 'UTC+1']],
    ['Australia/Lord_Howe', '2026-04-05T01:45', ['UTC+11', 'UTC+10:30']],
    ['America/New_York', '2026-11-01T01:30', ['UTC−4', 'UTC−5']],
    ['Africa/Casablanca', '2026-02-15T02:30', ['UTC+1', 'UTC']],
    ['Asia/Kathmandu', '2026-10-25T02:30', ['UTC+5:45']],
    ['Pacific/Apia', '2026-12-31T23:59:59', ['UTC+13']],
    ['utc', '2026-12-31T23:59:59', ['UTC']],
  ] as const)('has in %s at %s the offsets %j', (zone, text, offsets) => {
    expect(momentsAt(text, zone).map((ms) => utcOffset(ms, zone))).toEqual(offsets);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29T02:30'],
    ['Australia/Lord_Howe', '2026-10-04T02:15'],
    ['Africa/Casablanca', '2026-03-22T02:30'],
    ['Pacific/Apia', '2011-12-30T12:00'],
  ] as const)('says that %s skips %s', (zone, text) => {
    expect(readField(text, 0, undefined, zone)).toMatchObject({
      kind: 'problem',
      sentence: expect.stringContaining('does not exist') as string,
    });
  });

  it('lets the second of two moments be chosen', () => {
    const [first, second] = [0, 1].map((chosen) => readField('2026-10-25T02:30', chosen, undefined, 'Europe/Berlin'));
    expect(first).toEqual({ kind: 'time', ms: Date.UTC(2026, 9, 25, 0, 30) });
    expect(second).toEqual({ kind: 'time', ms: Date.UTC(2026, 9, 25, 1, 30) });
  });

  it.each([
    ['', { kind: 'empty' }],
    ['never', { kind: 'problem', sentence: '“never” is not a valid time.' }],
  ])('with %j is read as %j', (text, reading) => {
    expect(readField(text, 0, undefined, 'utc')).toEqual(reading);
  });

  it('reads the browser’s own zone as every other one', () => {
    const ms = Date.UTC(2026, 6, 1, 12, 34, 56);
    expect(momentsAt(toField(ms, 'local'), 'local')).toContain(ms);
    expect(offsetMs(ms, 'local')).toBe(-new Date(ms).getTimezoneOffset() * MINUTE_MS);
  });

  it('finds the changes of clocks that the tests are about', { timeout: LONG_MS }, () => {
    const counts = Object.fromEntries(ZONES.map((zone: Zone) => [zone, changesOf(zone).length]));
    expect(counts).toMatchObject({ 'Europe/Berlin': 22, 'Australia/Lord_Howe': 22, 'Asia/Kathmandu': 0 });
    expect(changesOf('Africa/Casablanca').length).toBeGreaterThan(18);
    expect(changesOf('Europe/Berlin')).toContain(Date.UTC(2026, 9, 25, 1));
  });
});
