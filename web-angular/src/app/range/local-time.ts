import { Zone } from '../unit/time';

/** What an `<input type="datetime-local">` holds: a time of the shown zone without the zone. */
export function toField(ms: number, zone: Zone): string {
  const shifted = zone === 'utc' ? ms : ms - new Date(ms).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 19);
}

/** NaN for what is no time. */
export function fromField(text: string, zone: Zone): number {
  return Date.parse(zone === 'utc' ? `${text}Z` : text);
}
