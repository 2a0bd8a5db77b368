import { between, DEFAULT_RANGE, frozen, parseRange, rangeParams, shifted } from './range';

describe('range', () => {
  it.each(['5m', '15m', '1h', '6h', '24h'])('reads %s from the address and writes it back', (text) => {
    const range = parseRange(text, undefined, undefined) ?? DEFAULT_RANGE;
    expect(rangeParams(range).range).toBe(text === '5m' ? null : text);
  });

  it('prefers two times to a relative range', () => {
    const range = parseRange('1h', '2026-11-21T10:00:00.000Z', '2026-11-21T11:00:00.000Z');
    expect(range).toEqual({ kind: 'between', fromMs: Date.UTC(2026, 10, 21, 10), toMs: Date.UTC(2026, 10, 21, 11) });
    expect(rangeParams(range ?? DEFAULT_RANGE)).toEqual({ range: null, from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T11:00:00.000Z' });
  });

  it.each([undefined, '', '5', '5y', '0m', '9999d', '-5m', '5m; drop'])('does not take %j for a range', (text) => {
    expect(parseRange(text, undefined, undefined)).toBeUndefined();
  });

  it('takes no end before its start', () => {
    expect(parseRange(undefined, '2026-11-21T11:00:00Z', '2026-11-21T10:00:00Z')).toBeUndefined();
  });

  it('goes back by half of what is shown, and forth to now at most', () => {
    const hour = { kind: 'last' as const, lengthMs: 3_600_000 };
    const earlier = shifted(hour, 10_000_000, -1);
    expect(earlier).toEqual({ kind: 'between', fromMs: 4_600_000, toMs: 8_200_000 });
    expect(shifted(earlier, 20_000_000, 1)).toEqual({ kind: 'between', fromMs: 6_400_000, toMs: 10_000_000 });
    expect(shifted(earlier, 10_000_000, 1)).toEqual(hour);
  });

  it('freezes a relative range at this moment', () => {
    expect(frozen({ kind: 'last', lengthMs: 300_000 }, 1_000_000)).toEqual({ kind: 'between', fromMs: 700_000, toMs: 1_000_000 });
  });

  it('widens a drag of a few pixels to a minute', () => {
    expect(between(100_000, 110_000)).toEqual({ kind: 'between', fromMs: 75_000, toMs: 135_000 });
  });
});
