import { Address, AddressParams } from '../address/address';
import { between } from '../range/range';
import { EMPTY_QUERY, parseLength, queriesIn, queryParams } from './query-state';

const queriesOf = (params: AddressParams) => queriesIn(new Address(params));

describe('query state', () => {
  it('comes back from its address', () => {
    const queries = [
      { expression: 'sum(rate(x[5m]))', tab: 'table', range: { kind: 'last', lengthMs: 3_600_000 }, stepMs: 15_000 },
      { expression: 'up', tab: 'graph', range: between(Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2)), stepMs: undefined },
    ] as const;
    expect(queriesOf(queryParams(queries))).toEqual(queries);
  });

  it('reads an address of the former Prometheus interface', () => {
    expect(queriesOf({ 'g0.expr': 'up', 'g0.tab': '1', 'g0.range_input': '1h', 'g0.step_input': '30' })).toEqual([
      { expression: 'up', tab: 'table', range: { kind: 'last', lengthMs: 3_600_000 }, stepMs: 30_000 },
    ]);
  });

  it('keeps the milliseconds of a zoom', () => {
    const zoomed = [
      { ...EMPTY_QUERY, expression: 'up', range: between(Date.UTC(2026, 0, 1, 0, 0, 0, 123), Date.UTC(2026, 0, 1, 1, 2, 3, 456)) },
    ];
    expect(queriesOf(queryParams(zoomed))).toEqual(zoomed);
  });

  it.each([
    [{ 'g0.expr': 'up', 'g0.range_input': '1e999' }, 'g0.range_input=1e999'],
    [{ 'g0.expr': 'up', 'g0.range_input': '99999w' }, 'g0.range_input=99999w'],
    [{ 'g0.expr': 'up', 'g0.range_input': '1h', 'g0.end_input': 'NaN' }, 'g0.end_input=NaN'],
    [{ 'g0.expr': 'up', 'g0.res_step': '-1' }, 'g0.res_step=-1'],
    [{ 'g0.expr': ['up', 'down'], 'g0.tab': 'constructor' }, 'g0.tab=constructor'],
  ])('falls back and tells for %j', (params, told) => {
    const address = new Address(params);
    expect(queriesIn(address)).toHaveLength(1);
    expect(address.refused()).toEqual([told]);
  });

  it('is one empty query without an address', () => {
    expect(queriesOf({})).toEqual([EMPTY_QUERY]);
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
