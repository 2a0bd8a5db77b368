import { Unit } from '../unit/format-value';

/** What the names of metrics say of an expression's unit, by Prometheus's conventions. */
export function unitOf(expression: string): Unit {
  if (/_seconds\b|histogram_quantile\(.*_seconds_bucket/s.test(expression)) {
    return 'seconds';
  }
  return /_bytes\b|histogram_quantile\(.*_bytes_bucket/s.test(expression) ? 'bytes' : 'count';
}
