import { parseSessions } from './signed-in-session';

const session = {
  id: 's1',
  holder: { name: 'ada', role: 'VIEWER', grants: { unrestricted: false, planes: ['prod'] } },
  signedInBy: 'PASSWORD',
  clientAddress: '192.0.2.7',
  createdAt: '2026-11-29T10:00:00Z',
  expiresAt: '2026-11-29T22:00:00Z',
  current: true,
};

describe('parseSessions', () => {
  it('tells who is signed in, from where and how', () => {
    expect(parseSessions({ sessions: [session], next: 's1' })).toMatchObject({
      sessions: [{ name: 'ada', sees: 'data planes prod', signedInBy: 'password', clientAddress: '192.0.2.7', current: true }],
      next: 's1',
    });
  });

  it('knows the last page, and a session of a former version', () => {
    const former = { ...session, signedInBy: null, clientAddress: null };
    const page = parseSessions({ sessions: [former], next: null });
    expect(page.next).toBeUndefined();
    expect(page.sessions[0]).toMatchObject({ signedInBy: 'unknown', clientAddress: '' });
  });

  it('refuses what is no list', () => {
    expect(() => parseSessions({})).toThrow();
  });
});
