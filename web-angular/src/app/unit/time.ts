export type Zone = 'local' | 'utc';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter costs far more to make than to use. */
function format(zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat('en-GB', zone === 'utc' ? { ...options, timeZone: 'UTC' } : options);
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

export function dayAndClock(ms: number, zone: Zone): string {
  return `${day(ms, zone)} ${clock(ms, zone)}`;
}

/** Two moments, with the day told once where it is the same. */
export function span(fromMs: number, toMs: number, zone: Zone): string {
  return `${dayAndClock(fromMs, zone)} – ${moment(toMs, fromMs, zone)}`;
}

/** The clock alone for today, with the day before it otherwise. */
export function moment(ms: number, nowMs: number, zone: Zone): string {
  return day(ms, zone) === day(nowMs, zone) ? clock(ms, zone) : dayAndClock(ms, zone);
}

export function utcOffset(ms: number, zone: Zone): string {
  const minutes = zone === 'utc' ? 0 : -new Date(ms).getTimezoneOffset();
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
