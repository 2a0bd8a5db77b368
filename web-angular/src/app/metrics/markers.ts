import { Annotation, Marks, Period, periodsOf } from '../chart/marks';
import { RangeAnswer } from '../prometheus/answer';
import { timeAt } from '../prometheus/grid';
import { oneOf, selector } from '../prometheus/promql';
import { Scope, scopeMatcher } from './red-queries';

/** Alerts about no environment in particular belong to every view. */
export function alertQuery({ environments }: Scope): string {
  const scoped = environments.length === 0 ? '' : oneOf('environment', ['', ...environments]);
  return `max by (alertname, environment) (${selector('ALERTS', 'alertstate="firing"', scoped)})`;
}

export function releaseQuery(scope: Scope): string {
  return `max by (environment, service_version) (${selector('http_server_active_requests', scopeMatcher(scope), 'service_version!=""')})`;
}

export function marksOf(alerts: RangeAnswer, releases: RangeAnswer): Marks {
  return { periods: alertPeriods(alerts), annotations: releasesIn(releases) };
}

function alertPeriods(alerts: RangeAnswer): readonly Period[] {
  return periodsOf(alerts, ({ alertname, environment }) =>
    environment ? `${alertname ?? 'An alert'} firing, ${environment}` : `${alertname ?? 'An alert'} firing`,
  );
}

/** A version that begins where another one of its environment ran before; the first one seen is no news. */
function releasesIn({ grid, series }: RangeAnswer): readonly Annotation[] {
  const seen = series.map(({ labels, values }) => ({
    environment: labels['environment'],
    version: labels['service_version'],
    first: values.findIndex((value) => !Number.isNaN(value)),
  }));
  return seen
    .filter((run) => seen.some((other) => other.environment === run.environment && other.first < run.first))
    .map(({ environment, version, first }) => ({ atMs: timeAt(grid, first), text: `${environment} runs ${version}` }));
}
