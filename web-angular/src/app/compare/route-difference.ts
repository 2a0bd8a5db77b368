import { Route } from '../metrics/routes';

export interface RouteDifference {
  readonly method: string;
  readonly route: string;
  readonly a: Route | undefined;
  readonly b: Route | undefined;
  /** In a few words, the largest difference first. */
  readonly what: string;
  readonly weight: number;
}

const WORTH_TELLING = 0.1;
/** A percentage point of errors counts as much as a tenth more latency. */
const ERROR_WEIGHT = 10;
/** Alone on one side counts more than any figure: there is nothing to compare with. */
const ALONE = 100;

/** The routes of both sides that anybody asked, those that differ most first. */
export function routeDifferences(first: readonly Route[], second: readonly Route[]): readonly RouteDifference[] {
  const [a, b] = [first.filter(isAsked), second.filter(isAsked)];
  const others = new Map(b.map((route) => [keyOf(route), route]));
  const known = new Set(a.map(keyOf));
  const pairs = [
    ...a.map((route) => differenceOf(route, others.get(keyOf(route)))),
    ...b.filter((route) => !known.has(keyOf(route))).map((route) => differenceOf(undefined, route)),
  ];
  return pairs.sort((x, y) => y.weight - x.weight || (x.route < y.route ? -1 : 1));
}

function differenceOf(a: Route | undefined, b: Route | undefined): RouteDifference {
  const { method = '', route = '' } = a ?? b ?? {};
  if (a === undefined || b === undefined) {
    return { method, route, a, b, what: a === undefined ? 'only in B' : 'only in A', weight: ALONE };
  }
  const latency = Math.log2(b.p95Seconds / a.p95Seconds) || 0;
  const errors = (b.errorRatio - a.errorRatio || 0) * ERROR_WEIGHT;
  const told = [
    { size: Math.abs(latency), text: `p95 ${times(b.p95Seconds / a.p95Seconds)}` },
    { size: Math.abs(errors), text: `errors ${errors > 0 ? '+' : '−'}${Math.abs((errors / ERROR_WEIGHT) * 100).toFixed(1)} pp` },
  ]
    .filter(({ size }) => size >= WORTH_TELLING)
    .sort((x, y) => y.size - x.size);
  return { method, route, a, b, what: told.map(({ text }) => text).join(', ') || 'alike', weight: Math.abs(latency) + Math.abs(errors) };
}

function times(ratio: number): string {
  return ratio >= 1 ? `${ratio.toFixed(1)} × as long` : `${(1 / ratio).toFixed(1)} × faster`;
}

/** A counter stays for a while after its last request. */
function isAsked({ requestsPerSecond }: Route): boolean {
  return requestsPerSecond > 0;
}

function keyOf({ method, route }: Route): string {
  return `${method} ${route}`;
}
