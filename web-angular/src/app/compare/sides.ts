import { duration } from '../prometheus/promql';
import { lengthOf, Range } from '../range/range';
import { stage } from './versions';

/** What is laid beside each other: two environments, or one and what it was in the period before. */
export interface Side {
  readonly name: string;
  readonly environment: string;
  /** As PromQL writes it, with a leading space; empty for the present. */
  readonly offset: string;
}

export interface Sides {
  readonly a: Side;
  readonly b: Side;
  /** What the other side is measured against: A, but where B is the past of A, the past. */
  readonly baseline: 'a' | 'b';
}

/** What the address says instead of an environment. */
export const BEFORE = 'before';

export function sidesOf(a: string, b: string, range: Range): Sides {
  const before = b === BEFORE || b === a;
  return {
    a: { name: a, environment: a, offset: '' },
    b: before
      ? { name: `${a} before`, environment: a, offset: ` offset ${duration(lengthOf(range))}` }
      : { name: b, environment: b, offset: '' },
    baseline: before ? 'b' : 'a',
  };
}

/** The last two environments on the way to production, production first; or the one with its own past. */
export function usualSides(environments: readonly string[]): { readonly a: string; readonly b: string } | undefined {
  const [first, second] = [...environments].sort((x, y) => stage(y) - stage(x));
  return first === undefined ? undefined : { a: first, b: second ?? BEFORE };
}

/** The side that is measured against, and the other one. */
export function againstBaseline({ a, b, baseline }: Sides): { readonly baseline: Side; readonly measured: Side } {
  return baseline === 'a' ? { baseline: a, measured: b } : { baseline: b, measured: a };
}

/** Where each side is, as it ends a sentence. */
export function namesOf(sides: Sides): { readonly baseline: string; readonly measured: string } {
  const { baseline, measured } = againstBaseline(sides);
  return sides.baseline === 'b'
    ? { baseline: 'before', measured: 'now' }
    : { baseline: `in ${baseline.name}`, measured: `in ${measured.name}` };
}
