import { parseIssued, parseTokens, wishOf } from './api-token';

const token = (grants: object) => ({
  id: 't1',
  holder: { name: 'ci', role: 'VIEWER', grants },
  createdBy: 'admin',
  createdAt: '2026-11-21T10:00:00Z',
  expiresAt: '2026-11-22T10:00:00Z',
});

describe('parseTokens', () => {
  it.each([
    [{ unrestricted: true }, 'everything'],
    [{ unrestricted: false, planes: ['prod'], environments: ['qa', 'dev'] }, 'data planes prod; environments qa, dev'],
    [{ unrestricted: false, planes: [], environments: [], linesOfBusiness: [] }, 'nothing'],
  ])('tells %j as %s', (grants, sees) => {
    expect(parseTokens({ tokens: [token(grants)] })[0]).toMatchObject({ id: 't1', name: 'ci', role: 'VIEWER', sees });
  });

  it('refuses what is no list', () => {
    expect(() => parseTokens({})).toThrow();
    expect(() => parseIssued({})).toThrow();
  });
});

describe('wishOf', () => {
  it('leaves out lists that are empty, because an empty list is not everything', () => {
    const form = new FormData();
    form.set('name', ' ci ');
    form.set('role', 'EDITOR');
    form.set('planes', ' ');
    form.set('environments', 'qa, dev');
    form.set('validFor', 'P30D');
    expect(wishOf(form)).toEqual({ name: 'ci', role: 'EDITOR', planes: undefined, environments: ['qa', 'dev'], validFor: 'P30D' });
  });
});
