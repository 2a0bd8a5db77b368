import { offsetMs, Zone } from '../unit/time';

const DAY_MS = 86_400_000;

/** For tests: zones with changes of an hour, of half an hour, at midnight, around Ramadan, and with none, at odd offsets and at the date line. */
export const ZONES: readonly Zone[] = [
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'America/New_York',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Chatham',
];

/** For tests: each moment of 2020 to 2030 at which the clocks of a zone are changed. */
export function changesOf(zone: Zone): readonly number[] {
  const changes = known.get(zone) ?? found(zone);
  known.set(zone, changes);
  return changes;
}

const known = new Map<Zone, readonly number[]>();

function found(zone: Zone): readonly number[] {
  const changes: number[] = [];
  for (let ms = Date.UTC(2020, 0, 1); ms < Date.UTC(2031, 0, 1); ms += DAY_MS) {
    if (offsetMs(ms, zone) !== offsetMs(ms + DAY_MS, zone)) {
      changes.push(changeBetween(ms, ms + DAY_MS, zone));
    }
  }
  return changes;
}

function changeBetween(beforeMs: number, afterMs: number, zone: Zone): number {
  if (afterMs - beforeMs <= 1) {
    return afterMs;
  }
  const middleMs = Math.floor((beforeMs + afterMs) / 2);
  return offsetMs(middleMs, zone) === offsetMs(beforeMs, zone)
    ? changeBetween(middleMs, afterMs, zone)
    : changeBetween(beforeMs, middleMs, zone);
}
