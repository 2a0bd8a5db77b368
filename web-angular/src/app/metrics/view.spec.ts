import { Address, AddressParams } from '../address/address';
import { DEFAULT_RANGE } from '../range/range';
import { viewIn, viewParams } from './view';

const viewOf = (params: AddressParams) => viewIn(new Address(params));

describe('view', () => {
  it('shows all environments over five minutes, refreshed every 30 seconds, unless told otherwise', () => {
    expect(viewOf({})).toEqual({ environments: [], range: DEFAULT_RANGE, refreshMs: 30_000, routeOrder: 'worst' });
  });

  it('keeps defaults out of the address', () => {
    expect(viewParams(viewOf({}))).toEqual({ env: null, range: null, from: null, to: null, refresh: null, sort: null });
  });

  it('comes back from the address as it went in', () => {
    const view = viewOf({ env: 'prod,qa,prod', range: '6h', refresh: 'off', sort: 'p95' });
    expect(view).toEqual({
      environments: ['prod', 'qa'],
      range: { kind: 'last', lengthMs: 21_600_000 },
      refreshMs: undefined,
      routeOrder: 'p95',
    });
    expect(viewParams(view)).toEqual({ env: 'prod,qa', range: '6h', from: null, to: null, refresh: 'off', sort: 'p95' });
  });

  it('takes the default for what it does not know', () => {
    expect(viewOf({ range: 'yesterday', refresh: '1ms' })).toEqual(viewOf({}));
  });
});
