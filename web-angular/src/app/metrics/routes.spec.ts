import { ordered, Route, routeQueries, routesOf } from './routes';

const GRID = { startMs: 0, stepMs: 10_000, count: 3 };
const labels = (route: string) => ({ http_route: route, http_request_method: 'GET' });

function route(name: string, errorRatio: number, p95Seconds: number, requestsPerSecond = 1): Route {
  return {
    method: 'GET',
    route: name,
    errorRatio,
    p95Seconds,
    requests: requestsPerSecond,
    failed: 0,
    requestsPerSecond,
    trend: new Float64Array(),
  };
}

describe('routesOf', () => {
  it('joins the figures of a route and takes no failed request for no error', () => {
    const [products, orders] = routesOf({
      requests: {
        samples: [
          { labels: labels('/products'), value: 10 },
          { labels: labels('/orders'), value: 4 },
        ],
        warnings: [],
      },
      failed: { samples: [{ labels: labels('/orders'), value: 1 }], warnings: [] },
      p95: { samples: [{ labels: labels('/orders'), value: 0.3 }], warnings: [] },
      trend: { grid: GRID, series: [{ labels: labels('/orders'), values: Float64Array.of(Number.NaN, 3, 4) }], warnings: [] },
    });
    expect(products).toMatchObject({ requests: 10, errorRatio: 0, p95Seconds: Number.NaN });
    expect(orders).toMatchObject({
      requests: 4,
      failed: 1,
      requestsPerSecond: 3.5,
      errorRatio: 0.25,
      p95Seconds: 0.3,
      trend: Float64Array.of(Number.NaN, 3, 4),
    });
  });
});

describe('ordered', () => {
  const routes = [route('/a', 0.001, 0.1, 5), route('/b', 0.2, 0.05, 1), route('/c', 0, 0.4, 2), route('/d', Number.NaN, Number.NaN, 0)];

  it.each([
    ['worst', ['/b', '/c', '/a', '/d']],
    ['rate', ['/a', '/c', '/b', '/d']],
    ['p95', ['/c', '/a', '/b', '/d']],
    ['errors', ['/b', '/a', '/c', '/d']],
    ['route', ['/a', '/b', '/c', '/d']],
  ] as const)('puts them in the order of %s', (order, names) => {
    expect(ordered(routes, order).map(({ route: name }) => name)).toEqual(names);
  });
});

describe('routeQueries', () => {
  it('measures over the whole range', () => {
    expect(routeQueries({ environments: ['qa'] }, 3_600_000, 10_000).requests).toBe(
      'sum by (http_route, http_request_method) (increase(http_server_request_duration_seconds_count{environment=~"qa",http_route!=""}[1h]))',
    );
  });
});
