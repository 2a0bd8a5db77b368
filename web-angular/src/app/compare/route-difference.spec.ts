import { Route } from '../metrics/routes';
import { routeDifferences } from './route-difference';

const some = (route: string, p95Seconds: number, failed = 0, requests = 1000): Route => ({
  method: 'GET',
  route,
  p95Seconds,
  requests,
  failed,
  errorRatio: failed / requests,
  requestsPerSecond: 1,
  trend: new Float64Array(),
});
const QA_AGAINST_PROD = { baseline: 'in prod', measured: 'in qa' };
const NOW_AGAINST_BEFORE = { baseline: 'before', measured: 'now' };

describe('routeDifferences', () => {
  it('puts what differs most first, and what only one has before all', () => {
    const differences = routeDifferences(
      [some('/same', 0.1), some('/slow', 0.1), some('/failing', 0.1), some('/gone', 0.1)],
      [some('/same', 0.101), some('/slow', 0.4), some('/failing', 0.1, 500), some('/new', 0.1)],
      QA_AGAINST_PROD,
    );
    expect(differences.map(({ route, what, tone }) => `${route}: ${what}, ${tone}`)).toEqual([
      '/gone: only in prod, same',
      '/new: only in qa, same',
      '/failing: errors +50.00 pp (500 of 1,000, was 0 of 1,000), worse',
      '/slow: p95 4.0 × slower, worse',
      '/same: no change, same',
    ]);
  });

  it('weighs errors against the error budget: 0.74 points of 1 % are not nothing', () => {
    const [search] = routeDifferences([some('/api/search', 0.1, 0, 545)], [some('/api/search', 0.1, 4, 540)], QA_AGAINST_PROD);
    expect(search).toMatchObject({ what: 'errors +0.74 pp (4 of 540, was 0 of 545)', tone: 'worse' });
  });

  it('tells a regression of now as one', () => {
    const [slow] = routeDifferences([some('/api/orders', 0.01)], [some('/api/orders', 1.25, 83)], NOW_AGAINST_BEFORE);
    expect(slow).toMatchObject({ what: 'errors +8.30 pp (83 of 1,000, was 0 of 1,000), p95 125.0 × slower', tone: 'worse' });
    const [fast] = routeDifferences([some('/api/orders', 0.15)], [some('/api/orders', 0.1)], NOW_AGAINST_BEFORE);
    expect(fast).toMatchObject({ what: 'p95 33 % faster', tone: 'better' });
  });

  it('leaves out what nobody asked in the range', () => {
    expect(routeDifferences([some('/idle', Number.NaN, 0, 0)], [], QA_AGAINST_PROD)).toEqual([]);
  });

  it('compares nothing with nothing', () => {
    expect(routeDifferences([], [], QA_AGAINST_PROD)).toEqual([]);
  });
});
