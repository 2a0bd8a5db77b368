import { parseHistory } from './plane-event';

describe('parseHistory', () => {
  it('tells states and versions in words', () => {
    const events = [
      { id: 2, at: '2026-11-21T10:00:00Z', lifecycle: 'STALE', version: null },
      { id: 1, at: '2026-11-21T09:00:00Z', lifecycle: null, version: '1.4.2' },
    ];
    expect(parseHistory({ events }).map(({ text }) => text)).toEqual(['down', 'version 1.4.2 runs']);
  });

  it.each([null, {}, { events: [{ id: 1 }] }])('refuses %j', (body) => {
    expect(() => parseHistory(body)).toThrow();
  });
});
