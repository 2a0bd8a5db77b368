import { LinesMeaning } from '../chart/lines';
import { selector } from '../prometheus/promql';
import { Scope, scopeMatcher } from './red-queries';

export interface BusinessQuery {
  readonly meaning: LinesMeaning;
  expression(scope: Scope, window: string): string;
}

/** What the sample data plane counts beyond HTTP; a chart of it is shown where a plane in view sends it. */
export const BUSINESS: readonly BusinessQuery[] = [
  {
    meaning: { title: 'Orders', unit: 'per-second' },
    expression: (scope, window) => perSecond('shop_orders_created_total', scope, window),
  },
  {
    meaning: { title: 'Payments', unit: 'per-second' },
    expression: (scope, window) => perSecond('shop_payments_total', scope, window),
  },
  {
    meaning: { title: 'Refused payments', unit: 'ratio' },
    expression: (scope, window) => {
      const all = perSecond('shop_payments_total', scope, window);
      return `(${perSecond('shop_payments_total', scope, window, 'outcome="refused"')} or ${all} * 0) / ${all}`;
    },
  },
  {
    meaning: { title: 'Searches', unit: 'per-second' },
    expression: (scope, window) => perSecond('shop_search_queries_total', scope, window),
  },
];

function perSecond(counter: string, scope: Scope, window: string, matcher = ''): string {
  return `sum by (environment) (rate(${selector(counter, scopeMatcher(scope), matcher)}[${window}]))`;
}
