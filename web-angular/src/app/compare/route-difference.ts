import { Route } from '../metrics/routes';

export interface RouteDifference {
  readonly method: string;
  readonly route: string;
  readonly baseline: Route | undefined;
  readonly measured: Route | undefined;
  /** In a few words, the largest difference first. */
  readonly what: string;
  readonly tone: 'worse' | 'better' | 'same';
  readonly weight: number;
}

/** Names of the two sides in a sentence: `qa` and `prod`, `now` and `before`. */
export interface ComparedNames {
  readonly baseline: string;
  readonly measured: string;
}

/** A tenth of the error budget, or 7 % more or less latency. */
const WORTH_TELLING = 0.1;
/** The share of requests that may fail where no objective says otherwise: all of it is as much as twice the latency. */
const ERROR_BUDGET = 0.01;
/** Alone on one side counts more than any figure: there is nothing to compare with. */
const ALONE = 1000;

/** The routes of both sides that anybody asked, those that differ most first. */
export function routeDifferences(baseline: readonly Route[], measured: readonly Route[], names: ComparedNames): readonly RouteDifference[] {
  const [first, second] = [baseline.filter(isAsked), measured.filter(isAsked)];
  const others = new Map(second.map((route) => [keyOf(route), route]));
  const known = new Set(first.map(keyOf));
  const pairs = [
    ...first.map((route) => differenceOf(route, others.get(keyOf(route)), names)),
    ...second.filter((route) => !known.has(keyOf(route))).map((route) => differenceOf(undefined, route, names)),
  ];
  return pairs.sort((x, y) => y.weight - x.weight || (x.route < y.route ? -1 : 1));
}

function differenceOf(baseline: Route | undefined, measured: Route | undefined, names: ComparedNames): RouteDifference {
  const { method = '', route = '' } = baseline ?? measured ?? {};
  if (baseline === undefined || measured === undefined) {
    const where = baseline === undefined ? names.measured : names.baseline;
    return { method, route, baseline, measured, what: `only ${where}`, tone: 'same', weight: ALONE };
  }
  const latency = Math.log2(measured.p95Seconds / baseline.p95Seconds) || 0;
  const errors = (measured.errorRatio - baseline.errorRatio) / ERROR_BUDGET || 0;
  const told = [
    { worseBy: latency, text: latencyText(measured.p95Seconds / baseline.p95Seconds) },
    { worseBy: errors, text: errorsText(baseline, measured) },
  ]
    .filter(({ worseBy }) => Math.abs(worseBy) >= WORTH_TELLING)
    .sort((x, y) => Math.abs(y.worseBy) - Math.abs(x.worseBy));
  return {
    method,
    route,
    baseline,
    measured,
    what: told.map(({ text }) => text).join(', ') || 'no change',
    tone: told[0] === undefined ? 'same' : told.some(({ worseBy }) => worseBy > 0) ? 'worse' : 'better',
    weight: Math.abs(latency) + Math.abs(errors),
  };
}

function latencyText(ratio: number): string {
  const [times, word] = ratio >= 1 ? [ratio, 'slower'] : [1 / ratio, 'faster'];
  return times < 2 ? `p95 ${(Math.abs(ratio - 1) * 100).toFixed(0)} % ${word}` : `p95 ${times.toFixed(1)} × ${word}`;
}

/** With the counts, because 1 of 3 says less than 33 % does. */
function errorsText(baseline: Route, measured: Route): string {
  const points = (measured.errorRatio - baseline.errorRatio) * 100;
  const told = `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(2)} pp`;
  return `errors ${told} (${countsText(measured)}, was ${countsText(baseline)})`;
}

function countsText({ failed, requests }: Route): string {
  const [bad, all] = [Math.round(failed), Math.round(requests)];
  return `${bad.toLocaleString('en')} of ${all.toLocaleString('en')}`;
}

/** A counter stays for a while after its last request. */
function isAsked({ requests }: Route): boolean {
  return requests > 0;
}

function keyOf({ method, route }: Route): string {
  return `${method} ${route}`;
}
