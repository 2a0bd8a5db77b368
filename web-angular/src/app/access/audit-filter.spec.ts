import { auditFilterOf, auditParams, EVERYTHING } from './audit-filter';

describe('auditParams', () => {
  it('leaves out what is empty', () => {
    expect(auditParams(EVERYTHING)).toEqual({});
  });

  it('writes local times as UTC', () => {
    const from = '2026-11-29T10:00';
    expect(auditParams({ ...EVERYTHING, actor: 'ada', from, to: 'never' })).toEqual({ actor: 'ada', from: new Date(from).toISOString() });
  });
});

describe('auditFilterOf', () => {
  it('reads the form without blanks around its texts', () => {
    const form = new FormData();
    form.set('actor', ' ada ');
    form.set('action', 'token.');
    expect(auditFilterOf(form)).toEqual({ ...EVERYTHING, actor: 'ada', action: 'token.' });
  });
});
