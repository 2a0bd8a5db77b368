import { Route } from '../metrics/routes';
import { routeDifferences } from './route-difference';

const some = (route: string, p95Seconds: number, errorRatio = 0): Route => ({
  method: 'GET',
  route,
  p95Seconds,
  errorRatio,
  requestsPerSecond: 1,
  trend: new Float64Array(),
});

describe('routeDifferences', () => {
  it('puts what differs most first, and what only one has before all', () => {
    const differences = routeDifferences(
      [some('/same', 0.1), some('/slow', 0.1), some('/failing', 0.1), some('/gone', 0.1)],
      [some('/same', 0.101), some('/slow', 0.4), some('/failing', 0.1, 0.5), some('/new', 0.1)],
    );
    expect(differences.map(({ route, what }) => `${route}: ${what}`)).toEqual([
      '/gone: only in A',
      '/new: only in B',
      '/failing: errors +50.0 pp',
      '/slow: p95 4.0 × as long',
      '/same: alike',
    ]);
  });

  it('leaves out what nobody asked in the range', () => {
    expect(routeDifferences([{ ...some('/idle', Number.NaN), requestsPerSecond: 0 }], [])).toEqual([]);
  });

  it('compares nothing with nothing', () => {
    expect(routeDifferences([], [])).toEqual([]);
  });
});
