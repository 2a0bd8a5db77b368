import { offsetMs, Zone } from '../unit/time';

const DAY_MS = 86_400_000;

/** What an `<input type="datetime-local">` holds: a time of the shown zone without the zone, to the second. */
export function toField(ms: number, zone: Zone): string {
  return new Date(ms + offsetMs(ms, zone)).toISOString().slice(0, 19);
}

/** The moments at which clocks of the zone show a field's time, earliest first: none where they skip it, two where they are put back over it. */
export function momentsAt(text: string, zone: Zone): readonly number[] {
  const shownMs = Date.parse(`${text}Z`);
  if (Number.isNaN(shownMs)) {
    return [];
  }
  const offsets = new Set([offsetMs(shownMs - DAY_MS, zone), offsetMs(shownMs + DAY_MS, zone)]);
  return [...offsets]
    .map((offset) => shownMs - offset)
    .filter((ms) => ms + offsetMs(ms, zone) === shownMs)
    .sort((one, other) => one - other);
}

export type FieldReading =
  { readonly kind: 'empty' } | { readonly kind: 'time'; readonly ms: number } | { readonly kind: 'problem'; readonly sentence: string };

/**
 * What a field means that showed a moment at first, undefined for none. Where the text is still the moment's, it means the moment with its
 * milliseconds, which the field can't hold.
 */
export function readField(text: string, chosen: number, shownMs: number | undefined, zone: Zone): FieldReading {
  if (text === '') {
    return { kind: 'empty' };
  }
  const moments = momentsAt(text, zone);
  const ms = moments[chosen] ?? moments[0];
  if (ms === undefined) {
    const sentence = Number.isNaN(Date.parse(`${text}Z`))
      ? `“${text}” is not a valid time.`
      : `${text.replace('T', ' ')} does not exist in this time zone, because the clocks go forward over it.`;
    return { kind: 'problem', sentence };
  }
  return { kind: 'time', ms: shownMs !== undefined && Math.floor(shownMs / 1000) * 1000 === ms ? shownMs : ms };
}

/** Which of the moments of a field's text a moment is. */
export function positionOf(ms: number | undefined, text: string, zone: Zone): number {
  return ms === undefined ? 0 : Math.max(0, momentsAt(text, zone).indexOf(Math.floor(ms / 1000) * 1000));
}
