// What an application sends, as OTLP's JSON.

const attributes = (values) => Object.entries(values).map(([key, value]) => ({ key, value: { stringValue: value } }));

/** A counter's value at a time: { name, scope, value, seconds, labels, resource }. */
export const counter = ({ name = 'shop.orders', scope = 'test', value, seconds = Date.now() / 1000, labels = {}, resource = { 'service.name': 'shop' } }) => ({
  resourceMetrics: [
    {
      resource: { attributes: attributes(resource) },
      scopeMetrics: [
        {
          scope: { name: scope },
          metrics: [
            {
              name,
              sum: {
                aggregationTemporality: 2,
                isMonotonic: true,
                dataPoints: [
                  { asInt: String(value), timeUnixNano: `${Math.round(seconds * 1000)}000000`, attributes: attributes(labels) },
                ],
              },
            },
          ],
        },
      ],
    },
  ],
});

/** Two requests of 4 and 40 units of time, as an SDK measures them: { name, unit, labels, resource }. */
export const histogram = ({ name, unit, bounds = [5, 25, 100], labels, resource = { 'service.name': 'shop' } }) => {
  const dataPoints = [
    { timeUnixNano: `${Date.now()}000000`, count: '2', sum: 44, bucketCounts: ['1', '0', '1', '0'], explicitBounds: bounds, attributes: attributes(labels) },
  ];
  const metrics = [{ name, unit, histogram: { aggregationTemporality: 2, dataPoints } }];
  return { resourceMetrics: [{ resource: { attributes: attributes(resource) }, scopeMetrics: [{ scope: { name: 'test' }, metrics }] }] };
};

/** Several exports of one resource as one. */
export const together = (...exports) => {
  const [first] = exports;
  const metrics = exports.flatMap(({ resourceMetrics }) => resourceMetrics[0].scopeMetrics[0].metrics);
  return { resourceMetrics: [{ ...first.resourceMetrics[0], scopeMetrics: [{ scope: { name: 'test' }, metrics }] }] };
};

/** Sends to a receiver's OTLP/HTTP address and returns the status. */
export async function send(address, metrics, token) {
  const authorization = token ? { Authorization: `Bearer ${token}` } : {};
  const headers = { 'Content-Type': 'application/json', ...authorization };
  const response = await fetch(`${address}/v1/metrics`, { method: 'POST', headers, body: JSON.stringify(metrics) });
  await response.arrayBuffer();
  return response.status;
}
