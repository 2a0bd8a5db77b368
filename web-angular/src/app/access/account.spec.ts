import { accountWishOf, parseAccounts } from './account';

const account = (grants: object) => ({
  id: 'a1',
  holder: { name: 'alice', role: 'EDITOR', grants },
  signsIn: 'password',
  blocked: true,
  createdBy: 'admin',
  createdAt: '2026-11-21T10:00:00Z',
  rowVersion: 3,
});

describe('parseAccounts', () => {
  it('tells who may sign in and what they see', () => {
    const grants = { unrestricted: false, planes: ['prod'], environments: [], linesOfBusiness: [] };
    expect(parseAccounts({ accounts: [account(grants)] })[0]).toMatchObject({
      name: 'alice',
      sees: 'data planes prod',
      blocked: true,
      rowVersion: 3,
      grants: { planes: ['prod'], environments: [], linesOfBusiness: [] },
    });
  });

  it('gives no list back for somebody who sees everything', () => {
    expect(parseAccounts({ accounts: [account({ unrestricted: true, planes: [] })] })[0]?.grants).toEqual({});
  });

  it('refuses what is no list', () => {
    expect(() => parseAccounts({})).toThrow();
  });
});

describe('accountWishOf', () => {
  it('leaves out lists that are empty, because an empty list is not everything', () => {
    const form = new FormData();
    form.set('name', ' alice ');
    form.set('password', ' with blanks ');
    form.set('role', 'VIEWER');
    form.set('planes', 'prod, qa');
    form.set('environments', '');
    expect(accountWishOf(form)).toEqual({ name: 'alice', password: ' with blanks ', role: 'VIEWER', planes: ['prod', 'qa'] });
  });
});
