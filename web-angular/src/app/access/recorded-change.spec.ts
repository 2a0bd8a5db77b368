import { detailText, parseChanges } from './recorded-change';

const change = (detail: string) => ({
  id: 1,
  atMs: 0,
  actor: 'admin',
  action: 'sign-in-link.make',
  subject: 'caller admin',
  detail,
  occurrences: 1,
  clientAddress: '',
});

describe('detailText', () => {
  it('tells a time as the page does', () => {
    expect(detailText(change('until 2026-11-21T21:40:13.882828206Z'), 'utc')).toBe('until 21 Nov 21:40');
  });

  it('leaves everything else as it was written', () => {
    expect(detailText(change('version 2026-11'), 'utc')).toBe('version 2026-11');
  });
});

describe('parseChanges', () => {
  const entry = { id: 7, at: '2026-11-29T10:00:00Z', actor: 'unknown', action: 'session.refuse', subject: 'caller unknown', detail: '' };

  it('tells how often and from where', () => {
    const page = parseChanges({ changes: [{ ...entry, occurrences: 12, clientAddress: '192.0.2.7' }], next: 7 });
    expect(page).toMatchObject({ changes: [{ occurrences: 12, clientAddress: '192.0.2.7' }], next: 7 });
  });

  it('knows the last page, and what the control plane did by itself', () => {
    const page = parseChanges({ changes: [{ ...entry, clientAddress: null }], next: null });
    expect(page.next).toBeUndefined();
    expect(page.changes[0]?.clientAddress).toBe('');
  });
});
