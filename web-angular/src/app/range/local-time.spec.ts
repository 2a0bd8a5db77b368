import { fromField, toField } from './local-time';

describe('local time', () => {
  it.each(['utc', 'local'] as const)('comes back from a field in %s time', (zone) => {
    const ms = Date.UTC(2026, 6, 1, 12, 34, 56);
    expect(fromField(toField(ms, zone), zone)).toBe(ms);
  });

  it('shows UTC as it is', () => {
    expect(toField(Date.UTC(2026, 6, 1, 12, 34, 56), 'utc')).toBe('2026-07-01T12:34:56');
  });

  it('takes an empty field for no time', () => {
    expect(fromField('', 'utc')).toBeNaN();
  });
});
