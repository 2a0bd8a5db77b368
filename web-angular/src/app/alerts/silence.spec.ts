import { parseSilences, silencedText, silenceWishOf, soonestFirst } from './silence';

const view = (more = {}) => ({
  id: 's1',
  alertmanagerId: 'am1',
  kind: 'silence',
  planes: ['prod'],
  matchers: [
    { name: 'alertname', value: 'HighLatency', isRegex: false, isEqual: true },
    { name: 'data_plane', value: 'prod', isRegex: true, isEqual: true },
    { name: 'severity', value: 'critical', isRegex: false, isEqual: false },
  ],
  from: '2026-11-21T10:00:00Z',
  to: '2026-11-21T12:00:00Z',
  reason: 'known',
  owner: 'alice',
  state: 'active',
  ...more,
});

describe('a silence', () => {
  it('is told in words, its planes apart', () => {
    const [silence] = parseSilences({ silences: [view()] });
    expect(silence && silencedText(silence)).toBe('alert HighLatency, severity not critical');
    const [maintenance] = parseSilences({ silences: [view({ kind: 'maintenance', matchers: [] })] });
    expect(maintenance && silencedText(maintenance)).toBe('every alert (maintenance)');
  });

  it('comes first while it is in force, and what ended last leads those that ended', () => {
    const silences = parseSilences({
      silences: [
        view({ id: 'old', state: 'ended', to: '2026-11-20T00:00:00Z' }),
        view({ id: 'recent', state: 'ended' }),
        view({ id: 'to come', state: 'pending' }),
        view({ id: 'now' }),
      ],
    });
    expect(soonestFirst(silences).map(({ id }) => id)).toEqual(['now', 'to come', 'recent', 'old']);
  });

  it('refuses what is no list', () => {
    expect(() => parseSilences({})).toThrow();
  });
});

describe('silenceWishOf', () => {
  const form = (entries: Record<string, string>) => {
    const fields = new FormData();
    Object.entries(entries).forEach(([name, value]) => fields.set(name, value));
    return fields;
  };

  it('names the alert, leaves out what is empty, and begins now', () => {
    expect(silenceWishOf(form({ kind: 'silence', alertname: ' HighLatency ', severity: '', reason: 'known' }), undefined, 0)).toEqual({
      kind: 'silence',
      matchers: [{ name: 'alertname', value: 'HighLatency' }],
      to: '1970-01-01T00:00:00.000Z',
      reason: 'known',
    });
  });

  it('holds each further label of the alert', () => {
    const fields = form({ kind: 'silence', alertname: 'HighErrorRate', reason: 'known' });
    for (const [name, value] of [
      ['http_route', '/api/orders'],
      ['', 'left empty'],
    ] as const) {
      fields.append('matcherName', name);
      fields.append('matcherValue', value);
    }
    expect(silenceWishOf(fields, undefined, 0).matchers).toEqual([
      { name: 'alertname', value: 'HighErrorRate' },
      { name: 'http_route', value: '/api/orders' },
    ]);
  });

  it('of maintenance has data planes and no matchers', () => {
    const wish = silenceWishOf(form({ kind: 'maintenance', alertname: 'left over', planes: 'qa', reason: 'update' }), 0, 1000);
    expect(wish).toMatchObject({ planes: ['qa'], matchers: [], from: '1970-01-01T00:00:00.000Z' });
  });
});
