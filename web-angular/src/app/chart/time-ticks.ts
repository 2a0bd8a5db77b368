import { momentsAt } from '../range/local-time';
import { clock, clockWithSeconds, day, dayAndYear, offsetMs, utcOffset, Zone } from '../unit/time';

export interface TimeTick {
  readonly ms: number;
  readonly label: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS_MS = [
  ...[1000, 2000, 5000, 10_000, 15_000, 30_000],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 7, 14, 28, 56, 112].map((days) => days * DAY_MS),
];
const MOST_TICKS = 8;
/** The label that names a new offset is twice as wide. */
const MOST_TICKS_OVER_A_CHANGE = 5;

/**
 * Where a time axis has ticks: at full hours, minutes or days of the zone's clocks, on both sides of every change of them. ECharts counts in
 * hours of UTC or of the browser and misses them in zones with an offset of half an hour and on days of 23 or 25 hours.
 */
export function timeTicks(startMs: number, endMs: number, zone: Zone): readonly TimeTick[] {
  const stepMs = stepFor(endMs - startMs, offsetMs(startMs, zone) !== offsetMs(endMs, zone));
  const [firstMs, lastMs] = shownBetween(startMs, endMs, zone);
  const moments: number[] = [];
  for (let shownMs = Math.ceil(firstMs / stepMs) * stepMs; shownMs <= lastMs; shownMs += stepMs) {
    const found = momentsAt(new Date(shownMs).toISOString().slice(0, 19), zone);
    // Where clocks skip midnight, the day begins at the moment when they do.
    moments.push(...(found.length === 0 && stepMs >= DAY_MS ? [shownMs - offsetMs(shownMs - DAY_MS, zone)] : found));
  }
  const inside = moments.filter((ms) => ms >= startMs && ms <= endMs).sort((one, other) => one - other);
  return inside.map((ms, index) => ({ ms, label: labelOf(ms, inside[index - 1], stepMs, zone) }));
}

function stepFor(lengthMs: number, overAChange: boolean): number {
  const usual = STEPS_MS.find((step) => lengthMs / step <= MOST_TICKS) ?? Math.ceil(lengthMs / MOST_TICKS / DAY_MS) * DAY_MS;
  const wider = STEPS_MS.find((step) => lengthMs / step <= MOST_TICKS_OVER_A_CHANGE);
  return overAChange && usual < DAY_MS ? (wider ?? usual) : usual;
}

/** What the clocks show at least and at most, also where they are put back in between. */
function shownBetween(startMs: number, endMs: number, zone: Zone): readonly [number, number] {
  const offsets = [offsetMs(startMs, zone), offsetMs(endMs, zone)];
  return [startMs + Math.min(...offsets), endMs + Math.max(...offsets)];
}

/** The date stands where the day is another one than at the tick before, and the offset where the clocks were changed since then. */
function labelOf(ms: number, beforeMs: number | undefined, stepMs: number, zone: Zone): string {
  if (stepMs >= DAY_MS) {
    return beforeMs === undefined || dayAndYear(beforeMs, zone).slice(-4) === dayAndYear(ms, zone).slice(-4)
      ? day(ms, zone)
      : dayAndYear(ms, zone);
  }
  const time = stepMs < MINUTE_MS ? clockWithSeconds(ms, zone) : clock(ms, zone);
  if (beforeMs !== undefined && offsetMs(beforeMs, zone) !== offsetMs(ms, zone)) {
    return `${time} ${utcOffset(ms, zone)}`;
  }
  const midnight = (ms + offsetMs(ms, zone)) % DAY_MS === 0;
  return midnight || (beforeMs !== undefined && day(beforeMs, zone) !== day(ms, zone)) ? day(ms, zone) : time;
}
