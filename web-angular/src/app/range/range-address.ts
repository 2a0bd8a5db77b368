import { Address } from '../address/address';
import { isShowable, lastOf, Range } from './range';

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  M: 30 * 86_400_000,
  y: 365 * 86_400_000,
};
/** The year 9999: what lies beyond can't be written as four digits. */
const LAST_MS = 253_402_300_799_999;
/** Seconds since 1970 have ten digits, milliseconds thirteen. */
const MOST_DIGITS_OF_SECONDS = 11;
/** A plus sign that was not encoded is read as a blank. */
const PLUS_AS_BLANK = /(T[\d:.]+) (\d\d:\d\d)$/i;

/** A moment of an address: fixed, or so long before now. */
type Moment = { readonly kind: 'fixed'; readonly ms: number } | { readonly kind: 'before-now'; readonly ms: number };

/**
 * The range of an address: `range=15m`, or `from` and `to` as times in RFC 3339. Grafana's form is read as well: `from=now-1h&to=now` and
 * milliseconds since 1970; a missing `to` is now.
 */
export function rangeIn(address: Address, nowMs = Date.now()): Range | undefined {
  const from = address.read('from', momentOf);
  const to = address.read('to', momentOf) ?? (address.text('to') === undefined ? ({ kind: 'before-now', ms: 0 } as const) : undefined);
  const named = from === undefined || to === undefined ? undefined : spanOf(from, to, nowMs);
  if (named === undefined && from !== undefined) {
    address.refuse('from');
  }
  if (named === undefined && address.text('to') !== undefined) {
    address.refuse('to');
  }
  return named ?? address.read('range', lastOf);
}

function spanOf(from: Moment, to: Moment, nowMs: number): Range | undefined {
  if (from.kind === 'before-now' && to.kind === 'before-now' && to.ms === 0) {
    return isShowable(from.ms) ? { kind: 'last', lengthMs: from.ms } : undefined;
  }
  const [fromMs, toMs] = [from, to].map(({ kind, ms }) => (kind === 'fixed' ? ms : nowMs - ms)) as [number, number];
  return isShowable(toMs - fromMs) ? { kind: 'between', fromMs, toMs } : undefined;
}

function momentOf(text: string): Moment | undefined {
  if (text === 'now') {
    return { kind: 'before-now', ms: 0 };
  }
  const [, figure, unit] = /^now-(\d{1,7})([smhdwMy])$/.exec(text) ?? [];
  if (figure !== undefined) {
    return { kind: 'before-now', ms: Number(figure) * (UNIT_MS[unit ?? ''] ?? Number.NaN) };
  }
  const ms = /^\d{1,15}$/.test(text) ? Number(text) * (text.length <= MOST_DIGITS_OF_SECONDS ? 1000 : 1) : timeOf(text);
  return ms >= 0 && ms <= LAST_MS ? { kind: 'fixed', ms } : undefined;
}

/** Without a zone it is in UTC, so that a link means the same to everybody. */
function timeOf(text: string): number {
  const [, date, clock = '', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?(Z|[+-]\d\d:\d\d)?$/i.exec(text.replace(PLUS_AS_BLANK, '$1+$2')) ?? [];
  return date === undefined ? Number.NaN : Date.parse(`${date}T${clock === '' ? '00:00' : clock}${zone.toUpperCase()}`);
}
