import { coveredSteps, meanRate, rateWindow, redQueries } from './red-queries';

describe('redQueries', () => {
  it('draws a line an environment over all that the caller may see', () => {
    expect(redQueries({ environments: [] }, '1m').rate.byEnvironment).toBe(
      'sum by (environment) (rate(http_server_request_duration_seconds_count{environment!=""}[1m]))',
    );
  });

  it('computes quantiles over summed buckets', () => {
    expect(redQueries({ environments: ['prod', 'qa'] }, '1m').p95.byEnvironment).toBe(
      'histogram_quantile(0.95, sum by (environment, le) (rate(http_server_request_duration_seconds_bucket{environment=~"prod|qa"}[1m])))',
    );
    expect(redQueries({ environments: [] }, '5m', ' offset 5m').p99.total).toBe(
      'histogram_quantile(0.99, sum by (le) (rate(http_server_request_duration_seconds_bucket{environment!=""}[5m] offset 5m)))',
    );
  });

  it('draws zero errors where there are requests and none failed', () => {
    const rate = 'rate(http_server_request_duration_seconds_count{environment!=""}[1m])';
    expect(redQueries({ environments: [] }, '1m').errors.total).toBe(
      `(sum (rate(http_server_request_duration_seconds_count{environment!="",http_response_status_code=~"5.."}[1m])) or sum (${rate}) * 0) / sum (${rate})`,
    );
  });

  it('averages the rate over the steps that have samples, not over the whole range', () => {
    const stepwise = '(sum (rate(http_server_request_duration_seconds_count{environment!=""}[30m])))[7d:30m]';
    expect(meanRate({ environments: [] }, '7d', 1_800_000)).toBe(`avg_over_time(${stepwise})`);
    expect(coveredSteps({ environments: [] }, '7d', 1_800_000, ' offset 7d')).toBe(`count_over_time(${stepwise} offset 7d)`);
  });

  it('never averages over less than a step', () => {
    expect(rateWindow(10_000)).toBe('1m');
    expect(rateWindow(300_000)).toBe('5m');
  });
});
