import { statisticsOf } from '../chart/statistics';
import { InstantAnswer, Labels, RangeAnswer } from '../prometheus/answer';
import { duration, selector } from '../prometheus/promql';
import { DEGRADED_ERROR_RATIO, FAILING_ERROR_RATIO } from '../planes/plane-health';
import { rateWindow, Scope, scopeMatcher } from './red-queries';

export interface Route {
  readonly method: string;
  readonly route: string;
  /** In the whole range. */
  readonly requests: number;
  readonly failed: number;
  /** Over the time that has samples. */
  readonly requestsPerSecond: number;
  readonly p95Seconds: number;
  readonly errorRatio: number;
  readonly trend: Float64Array;
}

export type RouteOrder = 'worst' | 'route' | 'rate' | 'p95' | 'errors';

export interface RouteAnswers {
  readonly requests: InstantAnswer;
  readonly failed: InstantAnswer;
  readonly p95: InstantAnswer;
  readonly trend: RangeAnswer;
}

const DURATION = 'http_server_request_duration_seconds';
const BY = 'http_route, http_request_method';

/** Counts and the p95 over the whole range, the trend by step. Requests that matched no route have none and are left out. */
export function routeQueries(scope: Scope, rangeMs: number, stepMs: number, offset = '') {
  const matchers = [scopeMatcher(scope), 'http_route!=""'];
  const count = selector(`${DURATION}_count`, ...matchers);
  const failed = selector(`${DURATION}_count`, ...matchers, 'http_response_status_code=~"5.."');
  const bucket = selector(`${DURATION}_bucket`, ...matchers);
  const window = duration(rangeMs);
  return {
    requests: `sum by (${BY}) (increase(${count}[${window}]${offset}))`,
    failed: `sum by (${BY}) (increase(${failed}[${window}]${offset}))`,
    p95: `histogram_quantile(0.95, sum by (${BY}, le) (rate(${bucket}[${window}]${offset})))`,
    trend: `sum by (${BY}) (rate(${count}[${rateWindow(stepMs)}]${offset}))`,
  };
}

export function routesOf({ requests, failed, p95, trend }: RouteAnswers): readonly Route[] {
  const failedOf = byRoute(failed);
  const p95Of = byRoute(p95);
  const trendOf = new Map(trend.series.map(({ labels, values }) => [keyOf(labels), values]));
  return requests.samples.map(({ labels, value }) => {
    const key = keyOf(labels);
    const failures = failedOf.get(key) ?? 0;
    const values = trendOf.get(key) ?? new Float64Array();
    return {
      method: labels['http_request_method'] ?? '',
      route: labels['http_route'] ?? '',
      requests: value,
      failed: failures,
      requestsPerSecond: statisticsOf(values).avg,
      p95Seconds: p95Of.get(key) ?? Number.NaN,
      errorRatio: value > 0 ? failures / value : Number.NaN,
      trend: values,
    };
  });
}

/** Descending, but for names; where a figure is missing comes last. */
export function ordered(routes: readonly Route[], order: RouteOrder): readonly Route[] {
  const byName = (a: Route, b: Route) => compareText(a.route, b.route) || compareText(a.method, b.method);
  const figure: Readonly<Record<Exclude<RouteOrder, 'route'>, (route: Route) => number>> = {
    rate: (route) => route.requestsPerSecond,
    p95: (route) => route.p95Seconds,
    errors: (route) => route.errorRatio,
    worst: (route) => severity(route) * 1e6 + (route.p95Seconds || 0),
  };
  return [...routes].sort((a, b) => (order === 'route' ? 0 : descending(figure[order](a), figure[order](b))) || byName(a, b));
}

/** Errors count before latency, but only where there are more of them than a route usually has. */
function severity({ errorRatio }: Route): number {
  return errorRatio >= FAILING_ERROR_RATIO ? 2 : Number(errorRatio >= DEGRADED_ERROR_RATIO);
}

function descending(a: number, b: number): number {
  return (Number.isNaN(b) ? -1 : b) - (Number.isNaN(a) ? -1 : a);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byRoute(answer: InstantAnswer): ReadonlyMap<string, number> {
  return new Map(answer.samples.map(({ labels, value }) => [keyOf(labels), value]));
}

function keyOf(labels: Labels): string {
  return `${labels['http_request_method'] ?? ''} ${labels['http_route'] ?? ''}`;
}
