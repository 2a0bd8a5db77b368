import { duration, oneOf, selector } from '../prometheus/promql';

const DURATION = 'http_server_request_duration_seconds';
const FAILED = 'http_response_status_code=~"5.."';
const SHORTEST_WINDOW_MS = 60_000;

/** Which planes a page looks at; no environment means all that the caller may see. */
export interface Scope {
  readonly environments: readonly string[];
}

/** One expression for a line an environment, one for all of them together. */
export interface RedQuery {
  readonly byEnvironment: string;
  readonly total: string;
}

export interface RedQueries {
  readonly rate: RedQuery;
  readonly errors: RedQuery;
  readonly p50: RedQuery;
  readonly p95: RedQuery;
  readonly p99: RedQuery;
  readonly active: RedQuery;
}

/** The window of a rate: a minute, or the whole step where steps are wider, so that no sample falls between two steps. */
export function rateWindow(stepMs: number): string {
  return duration(Math.max(SHORTEST_WINDOW_MS, stepMs));
}

export function redQueries(scope: Scope, window: string, offset = ''): RedQueries {
  const scoped = scopeMatcher(scope);
  const rate = (by: string[], extra = '') =>
    `sum${grouping(by)} (rate(${selector(`${DURATION}_count`, scoped, extra)}[${window}]${offset}))`;
  const quantile = (q: number) => (by: string[]) =>
    `histogram_quantile(${q}, sum${grouping([...by, 'le'])} (rate(${selector(`${DURATION}_bucket`, scoped)}[${window}]${offset})))`;
  return {
    rate: both((by) => rate(by)),
    // Without the zero, an environment without errors would have no line instead of one at zero.
    errors: both((by) => `(${rate(by, FAILED)} or ${rate(by)} * 0) / ${rate(by)}`),
    p50: both(quantile(0.5)),
    p95: both(quantile(0.95)),
    p99: both(quantile(0.99)),
    active: both((by) => `sum${grouping(by)} (${selector('http_server_active_requests', scoped)}${offset})`),
  };
}

/**
 * The mean of the request rate over the time that has samples. `rate()` over the whole range would divide by the time before the first
 * sample, too, and say 0.03/s of a week with 37 minutes of 20/s.
 */
export function meanRate(scope: Scope, length: string, stepMs: number, offset = ''): string {
  return `avg_over_time(${stepwiseRate(scope, length, stepMs)}${offset})`;
}

/** How many of the range's steps have samples. */
export function coveredSteps(scope: Scope, length: string, stepMs: number, offset = ''): string {
  return `count_over_time(${stepwiseRate(scope, length, stepMs)}${offset})`;
}

function stepwiseRate(scope: Scope, length: string, stepMs: number): string {
  return `(${redQueries(scope, rateWindow(stepMs)).rate.total})[${length}:${duration(stepMs)}]`;
}

/** The buckets whose exemplars are single requests in the page's scope. */
export function exemplarQuery(scope: Scope): string {
  return selector(`${DURATION}_bucket`, scopeMatcher(scope));
}

export function scopeMatcher({ environments }: Scope): string {
  return environments.length === 0 ? 'environment!=""' : oneOf('environment', environments);
}

function both(expression: (by: string[]) => string): RedQuery {
  return { byEnvironment: expression(['environment']), total: expression([]) };
}

function grouping(labels: readonly string[]): string {
  return labels.length === 0 ? '' : ` by (${labels.join(', ')})`;
}
