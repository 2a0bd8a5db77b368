import http from 'k6/http';

export const options = {
  discardResponseBodies: true,
  summaryTrendStats: ['p(90)', 'p(95)', 'p(99)'],
  scenarios: {
    open: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE),
      timeUnit: '1s',
      duration: __ENV.DURATION,
      preAllocatedVUs: Number(__ENV.USERS),
      maxVUs: Number(__ENV.USERS),
    },
  },
};

export default function () {
  http.get(__ENV.TARGET);
}

export function handleSummary(data) {
  const dropped = data.metrics.dropped_iterations;
  const line = { times: data.metrics.http_req_duration.values, dropped: dropped ? dropped.values.count : 0 };
  return { stdout: JSON.stringify(line) + '\n' };
}
