import { unitOf } from './unit-of';

describe('unitOf', () => {
  it.each([
    ['jvm_memory_used_bytes', 'bytes'],
    ['histogram_quantile(0.9, sum by (le) (rate(http_server_request_duration_seconds_bucket[5m])))', 'seconds'],
    ['rate(http_server_request_duration_seconds_count[5m])', 'count'],
    ['up', 'count'],
  ])('reads %s as %s', (expression, unit) => {
    expect(unitOf(expression)).toBe(unit);
  });
});
