import { auditFilterOf, auditParams, EVERYTHING } from './audit-filter';

describe('auditParams', () => {
  it('leaves out what is empty', () => {
    expect(auditParams(EVERYTHING)).toEqual({});
  });

  it('writes moments as UTC', () => {
    const fromMs = Date.UTC(2026, 10, 29, 10);
    expect(auditParams({ ...EVERYTHING, actor: 'ada', fromMs })).toEqual({ actor: 'ada', from: '2026-11-29T10:00:00.000Z' });
  });
});

describe('auditFilterOf', () => {
  it('reads the form without blanks around its texts', () => {
    const form = new FormData();
    form.set('actor', ' ada ');
    form.set('action', 'token.');
    expect(auditFilterOf(form, undefined, undefined)).toEqual({ ...EVERYTHING, actor: 'ada', action: 'token.' });
  });
});
