import { alignedGrid, Grid } from '../prometheus/grid';
import { duration } from '../prometheus/promql';

/** The last so many milliseconds, or a fixed span. */
export type Range =
  { readonly kind: 'last'; readonly lengthMs: number } | { readonly kind: 'between'; readonly fromMs: number; readonly toMs: number };

export interface Preset {
  readonly text: string;
  readonly label: string;
}

export const PRESETS: readonly Preset[] = [
  { text: '5m', label: 'Last 5 minutes' },
  { text: '15m', label: 'Last 15 minutes' },
  { text: '1h', label: 'Last hour' },
  { text: '6h', label: 'Last 6 hours' },
  { text: '24h', label: 'Last 24 hours' },
];

export const DEFAULT_RANGE: Range = { kind: 'last', lengthMs: 5 * 60_000 };

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const SHORTEST_MS = 60_000;
const LONGEST_MS = 400 * 86_400_000;

export function lengthOf(range: Range): number {
  return range.kind === 'last' ? range.lengthMs : range.toMs - range.fromMs;
}

/** The steps of the range as it is at this moment. */
export function gridOver(range: Range, nowMs: number): Grid {
  return range.kind === 'last' ? alignedGrid(nowMs - range.lengthMs, nowMs) : alignedGrid(range.fromMs, range.toMs);
}

/** `15m` for a relative range, two times for a fixed one; undefined for what is neither. */
export function parseRange(range: string | undefined, from: string | undefined, to: string | undefined): Range | undefined {
  const [fromMs, toMs] = [Date.parse(from ?? ''), Date.parse(to ?? '')];
  return isShowable(toMs - fromMs) ? { kind: 'between', fromMs, toMs } : lastOf(range ?? '');
}

/** Neither shorter nor longer than what a chart can show. */
export function isShowable(lengthMs: number): boolean {
  return lengthMs >= SHORTEST_MS && lengthMs <= LONGEST_MS;
}

/** `15m` as a relative range; undefined for what is not one. */
export function lastOf(text: string): Range | undefined {
  const [, figure, unit] = /^(\d{1,4})([smhd])$/.exec(text) ?? [];
  const lengthMs = Number(figure) * (UNIT_MS[unit ?? ''] ?? Number.NaN);
  return isShowable(lengthMs) ? { kind: 'last', lengthMs } : undefined;
}

/** Never shorter than what a chart can show: a drag of a few pixels becomes one minute around its middle. */
export function between(fromMs: number, toMs: number): Range {
  const missing = Math.max(0, SHORTEST_MS - (toMs - fromMs)) / 2;
  return { kind: 'between', fromMs: Math.round(fromMs - missing), toMs: Math.round(toMs + missing) };
}

export function rangeParams(range: Range): { range: string | null; from: string | null; to: string | null } {
  if (range.kind === 'between') {
    return { range: null, from: new Date(range.fromMs).toISOString(), to: new Date(range.toMs).toISOString() };
  }
  const isDefault = range.lengthMs === lengthOf(DEFAULT_RANGE);
  return { range: isDefault ? null : rangeText(range.lengthMs), from: null, to: null };
}

export function rangeText(lengthMs: number): string {
  const text = duration(lengthMs);
  return text === '1d' ? '24h' : text;
}

/** Half of what is shown further back or forth, but never beyond now: there the relative range is what was wanted. */
export function shifted(range: Range, nowMs: number, direction: -1 | 1): Range {
  const lengthMs = lengthOf(range);
  const toMs = (range.kind === 'last' ? nowMs : range.toMs) + (direction * lengthMs) / 2;
  if (toMs < nowMs) {
    return { kind: 'between', fromMs: Math.round(toMs - lengthMs), toMs: Math.round(toMs) };
  }
  return parseRange(rangeText(lengthMs), undefined, undefined) ?? { kind: 'between', fromMs: nowMs - lengthMs, toMs: nowMs };
}

/** The range as it is at this moment, for a link that still shows the same tomorrow. */
export function frozen(range: Range, nowMs: number): Range {
  return range.kind === 'between' ? range : { kind: 'between', fromMs: nowMs - range.lengthMs, toMs: nowMs };
}
