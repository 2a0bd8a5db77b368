import { parseExemplars } from './exemplar';

describe('parseExemplars', () => {
  it('reads what Prometheus answers, and leaves out what has no trace', () => {
    const body = {
      status: 'success',
      data: [
        {
          seriesLabels: { environment: 'prod', http_route: '/api/orders' },
          exemplars: [
            { labels: { trace_id: 'abc', span_id: 'd' }, value: '0.31', timestamp: 100.5 },
            { labels: {}, value: '0.2', timestamp: 101 },
          ],
        },
      ],
    };
    expect(parseExemplars(body)).toEqual([
      { traceId: 'abc', value: 0.31, atMs: 100_500, labels: { environment: 'prod', http_route: '/api/orders' } },
    ]);
  });

  it.each([null, {}, { status: 'error' }])('refuses %j', (body) => {
    expect(() => parseExemplars(body)).toThrow();
  });
});
