import { InstantAnswer, RangeAnswer } from '../prometheus/answer';
import { Vitals } from '../planes/plane-health';

/** Asked by data plane, over everything that the caller may see; the control plane binds the answer to the caller's grants. */
export const BY_PLANE = {
  rate: 'sum by (data_plane) (rate(http_server_request_duration_seconds_count[1m]))',
  // Over five minutes: of the few requests of a minute, a single failed one would already look like a trend.
  errors:
    'sum by (data_plane) (rate(http_server_request_duration_seconds_count{http_response_status_code=~"5.."}[5m]))' +
    ' / sum by (data_plane) (rate(http_server_request_duration_seconds_count[5m]))',
  p95: 'histogram_quantile(0.95, sum by (data_plane, le) (rate(http_server_request_duration_seconds_bucket[5m])))',
};

export interface VitalsAnswers {
  readonly rate: RangeAnswer;
  readonly errors: InstantAnswer;
  readonly p95: InstantAnswer;
}

/** A plane without requests has a rate of zero and neither errors nor latency; one that the rate does not name sends nothing. */
export function vitalsByPlane({ rate, errors, p95 }: VitalsAnswers): ReadonlyMap<string, Vitals> {
  const errorRatioOf = byPlane(errors);
  const p95Of = byPlane(p95);
  return new Map(
    rate.series.map(({ labels, values }) => {
      const plane = labels['data_plane'] ?? '';
      // The last step only: a plane whose last step is empty has stopped sending, which an older value would hide.
      const requestsPerSecond = values.at(-1) ?? Number.NaN;
      if (Number.isNaN(requestsPerSecond)) {
        // Errors and latency still tell of the five minutes before, which stood beside "down" as if they were of now.
        return [plane, { requestsPerSecond, errorRatio: Number.NaN, p95Seconds: Number.NaN, trend: values }];
      }
      // Where nothing failed, the division has no line for the plane.
      const errorRatio = errorRatioOf.get(plane) ?? (requestsPerSecond > 0 ? 0 : Number.NaN);
      return [plane, { requestsPerSecond, errorRatio, p95Seconds: p95Of.get(plane) ?? Number.NaN, trend: values }];
    }),
  );
}

function byPlane(answer: InstantAnswer): ReadonlyMap<string, number> {
  return new Map(answer.samples.map(({ labels, value }) => [labels['data_plane'] ?? '', value]));
}
