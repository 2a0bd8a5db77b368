import { detailText } from './recorded-change';

const change = (detail: string) => ({ id: 1, atMs: 0, actor: 'admin', action: 'sign-in-link.make', subject: 'caller admin', detail });

describe('detailText', () => {
  it('tells a time as the page does', () => {
    expect(detailText(change('until 2026-11-21T21:40:13.882828206Z'), 'utc')).toBe('until 21 Nov 21:40');
  });

  it('leaves everything else as it was written', () => {
    expect(detailText(change('version 2026-11'), 'utc')).toBe('version 2026-11');
  });
});
