import { duration } from '../prometheus/promql';
import { lengthOf, Range } from '../range/range';

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
  };
}

/** Production and the environment before it, where there are such; otherwise the first two, or the one with its own past. */
export function usualSides(environments: readonly string[]): { readonly a: string; readonly b: string } | undefined {
  const [first, second] = [...environments].sort((x, y) => Number(y === 'prod') - Number(x === 'prod'));
  return first === undefined ? undefined : { a: first, b: second ?? BEFORE };
}
