import { Plane } from '../planes/plane';
import { mayMatch, Selector } from '../prometheus/selectors';

/** Why a chart has no line. Each kind has its own sentence and its own way out. */
export type Blank =
  | { readonly kind: 'never-sent'; readonly unmatched: readonly string[] }
  | { readonly kind: 'down'; readonly planes: readonly string[] }
  | { readonly kind: 'idle'; readonly lastSeenMs: number | undefined }
  /** There are samples, and the expression leaves none of them over. */
  | { readonly kind: 'valueless'; readonly unmatched: readonly string[] };

/** What is known of one selector of the expressions that gave nothing. */
export interface Sought {
  readonly selector: Selector;
  readonly exists: boolean;
  /** Of its newest sample up to the range's end, or, where there is none, of its newest one; not a number where that is not known. */
  readonly lastSeenMs: number;
}

export function blankOf(sought: readonly Sought[], planes: readonly Plane[], startMs: number, endMs: number): Blank {
  const unmatched = sought.filter(({ exists }) => !exists).map(({ selector }) => selector.text);
  if (sought.length > 0 && unmatched.length === sought.length) {
    return { kind: 'never-sent', unmatched };
  }
  const asked = planes.filter((plane) => sought.some(({ selector }) => mayMatch(selector, labelsOf(plane))));
  const silent = asked.filter(({ state }) => state !== 'LIVE').map(({ displayName }) => displayName);
  if (asked.length > 0 && silent.length === asked.length) {
    return { kind: 'down', planes: silent };
  }
  const seen = sought.map(({ lastSeenMs }) => lastSeenMs).filter((ms) => !Number.isNaN(ms));
  if (seen.some((ms) => ms >= startMs && ms <= endMs)) {
    return { kind: 'valueless', unmatched };
  }
  return { kind: 'idle', lastSeenMs: seen.length === 0 ? undefined : Math.max(...seen) };
}

function labelsOf({ id, environment, lineOfBusiness }: Plane): Readonly<Record<string, string>> {
  return { data_plane: id, environment, line_of_business: lineOfBusiness };
}
