/** The browser's zone, UTC, or a zone of the IANA database by its name. */
export type Zone = 'local' | 'utc' | `${string}/${string}`;

/** Clocks have never been put back by more on one day, but for zones that crossed the date line. */
const MOST_PUT_BACK_MS = 3 * 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter costs far more to make than to use. */
function format(zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat('en-GB', zone === 'local' ? options : { ...options, timeZone: zone === 'utc' ? 'UTC' : zone });
    formats.set(key, known);
  }
  return known;
}

export function clock(ms: number, zone: Zone): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);
}

export function clockWithSeconds(ms: number, zone: Zone): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(ms);
}

export function day(ms: number, zone: Zone): string {
  return format(zone, { day: 'numeric', month: 'short' }).format(ms);
}

export function dayAndYear(ms: number, zone: Zone): string {
  return format(zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(ms);
}

export function dayAndClock(ms: number, zone: Zone): string {
  return `${day(ms, zone)} ${clock(ms, zone)}`;
}

/** To the second, with the offset where clocks show this time twice. */
export function exactTime(ms: number, zone: Zone): string {
  return `${day(ms, zone)} ${clockWithSeconds(ms, zone)}${isTwice(ms, zone) ? ` ${utcOffset(ms, zone)}` : ''}`;
}

/** Two moments, with the day told once where it is the same; with their offsets where the clocks change between or around them. */
export function span(fromMs: number, toMs: number, zone: Zone): string {
  const changes = offsetMs(fromMs, zone) !== offsetMs(toMs, zone) || isTwice(fromMs, zone) || isTwice(toMs, zone);
  const [from, to] = [fromMs, toMs].map((ms) => (changes ? ` ${utcOffset(ms, zone)}` : ''));
  const first = sameYear(fromMs, toMs, zone) ? dayAndClock(fromMs, zone) : `${dayAndYear(fromMs, zone)} ${clock(fromMs, zone)}`;
  return `${first}${from} – ${moment(toMs, fromMs, zone)}${to}`;
}

/** The clock alone for today, with the day before it otherwise, and with the year where it is another one. */
export function moment(ms: number, nowMs: number, zone: Zone): string {
  if (!sameYear(ms, nowMs, zone)) {
    return `${dayAndYear(ms, zone)} ${clock(ms, zone)}`;
  }
  return day(ms, zone) === day(nowMs, zone) ? clock(ms, zone) : dayAndClock(ms, zone);
}

function sameYear(ms: number, otherMs: number, zone: Zone): boolean {
  const year = format(zone, { year: 'numeric' });
  return year.format(ms) === year.format(otherMs);
}

/** Whether clocks of the zone show this time twice, because they are put back around it. */
export function isTwice(ms: number, zone: Zone): boolean {
  const here = offsetMs(ms, zone);
  return [ms - MOST_PUT_BACK_MS, ms + MOST_PUT_BACK_MS].some((otherMs) => {
    const shiftMs = here - offsetMs(otherMs, zone);
    return shiftMs !== 0 && offsetMs(ms + shiftMs, zone) === here - shiftMs;
  });
}

/** How far clocks of the zone are ahead of UTC at a moment, in milliseconds. */
export function offsetMs(ms: number, zone: Zone): number {
  if (zone === 'utc') {
    return 0;
  }
  if (zone === 'local') {
    return -60_000 * new Date(ms).getTimezoneOffset();
  }
  const text =
    format(zone, { timeZoneName: 'longOffset' })
      .formatToParts(ms)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0, seconds = 0] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(text) ?? [];
  return (sign === '-' ? -1000 : 1000) * (3600 * Number(hours) + 60 * Number(minutes) + Number(seconds));
}

export function utcOffset(ms: number, zone: Zone): string {
  const minutes = offsetMs(ms, zone) / 60_000;
  if (minutes === 0) {
    return 'UTC';
  }
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`;
}

/** How long something has lasted, in its one or two largest units: 8 s, 3 min, 2 h 5 min, 4 d. */
export function lasting(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  }
  return `${Math.floor(hours / 24)} d`;
}
