import { Address, AddressParams } from '../address/address';
import { rangeParams } from './range';
import { rangeIn } from './range-address';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 21, 12);

function read(params: AddressParams) {
  const address = new Address(params);
  return { range: rangeIn(address, NOW_MS), refused: address.refused() };
}

describe('the range of an address', () => {
  it.each([
    ['its own form', { range: '1h' }, { kind: 'last', lengthMs: HOUR_MS }],
    ['Grafana’s relative form', { from: 'now-1h', to: 'now' }, { kind: 'last', lengthMs: HOUR_MS }],
    ['Grafana’s form without an end', { from: 'now-2d' }, { kind: 'last', lengthMs: 48 * HOUR_MS }],
    ['a span before now', { from: 'now-3h', to: 'now-1h' }, { kind: 'between', fromMs: NOW_MS - 3 * HOUR_MS, toMs: NOW_MS - HOUR_MS }],
    [
      'milliseconds since 1970',
      { from: String(NOW_MS - HOUR_MS), to: String(NOW_MS) },
      { kind: 'between', fromMs: NOW_MS - HOUR_MS, toMs: NOW_MS },
    ],
    [
      'seconds since 1970',
      { from: String(NOW_MS / 1000 - 3600), to: String(NOW_MS / 1000) },
      { kind: 'between', fromMs: NOW_MS - HOUR_MS, toMs: NOW_MS },
    ],
    [
      'a plus sign that was not encoded',
      { from: '2026-11-21T12:00:00 01:00', to: '2026-11-21T12:00:00Z' },
      { kind: 'between', fromMs: NOW_MS - HOUR_MS, toMs: NOW_MS },
    ],
    [
      'times without a zone as UTC',
      { from: '2026-11-21 11:00', to: '2026-11-21 12:00:00' },
      { kind: 'between', fromMs: NOW_MS - HOUR_MS, toMs: NOW_MS },
    ],
    ['a repeated one by its first value', { range: ['1h', '6h'] }, { kind: 'last', lengthMs: HOUR_MS }],
    ['none', {}, undefined],
  ])('is read from %s', (_what, params, range) => {
    expect(read(params)).toEqual({ range, refused: [] });
  });

  it.each<AddressParams>([
    { from: 'NaN', to: 'NaN' },
    { from: '1e999', to: 'now' },
    { from: '%zz' },
    { from: '9'.repeat(15), to: '9'.repeat(15) },
    { from: '-1', to: '-2' },
    { from: '2026-02-31T00:00:00Z', to: '2026-13-01T00:00:00Z' },
    { from: 'now', to: 'now-1h' },
    { from: 'now-9999999y' },
    { from: '0', to: '99999999999999' },
    { to: '2026-11-21T12:00:00Z' },
    { range: 'now-1h' },
    { range: '__proto__' },
  ])('is not read from %j, which is told', (params) => {
    const { range, refused } = read(params);
    expect(range).toBeUndefined();
    expect(refused.join()).toContain(`${Object.keys(params)[0]}=`);
  });

  it('comes back to the millisecond', () => {
    const range = { kind: 'between', fromMs: NOW_MS - HOUR_MS + 7, toMs: NOW_MS + 123 } as const;
    const { from, to } = rangeParams(range);
    expect(read({ from: from ?? '', to: to ?? '' }).range).toEqual(range);
  });
});
