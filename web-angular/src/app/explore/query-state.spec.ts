import { between } from '../range/range';
import { EMPTY_QUERY, parseLength, parseQueries, queryParams } from './query-state';

describe('query state', () => {
  it('comes back from its address', () => {
    const queries = [
      { expression: 'sum(rate(x[5m]))', tab: 'table', range: { kind: 'last', lengthMs: 3_600_000 }, stepMs: 15_000 },
      { expression: 'up', tab: 'graph', range: between(Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2)), stepMs: undefined },
    ] as const;
    expect(parseQueries(queryParams(queries))).toEqual(queries);
  });

  it('reads an address of the former Prometheus interface', () => {
    expect(parseQueries({ 'g0.expr': 'up', 'g0.tab': '1', 'g0.range_input': '1h', 'g0.step_input': '30' })).toEqual([
      { expression: 'up', tab: 'table', range: { kind: 'last', lengthMs: 3_600_000 }, stepMs: 30_000 },
    ]);
  });

  it('is one empty query without an address', () => {
    expect(parseQueries({})).toEqual([EMPTY_QUERY]);
  });

  it.each([
    ['90s', 90_000],
    ['1h30m', 5_400_000],
    ['15', 15_000],
    ['soon', undefined],
  ])('reads %s', (text, ms) => {
    expect(parseLength(text)).toBe(ms);
  });
});
