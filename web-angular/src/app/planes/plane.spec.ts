import { parsePlanes } from './plane';

const PROD = {
  id: 'prod',
  displayName: 'prod',
  environment: 'prod',
  lineOfBusiness: 'default',
  version: null,
  state: 'LIVE',
  since: '2026-11-21T10:00:00Z',
  lastSeen: null,
  path: 'collector',
  collector: '127.0.0.1:8889',
  direct: '127.0.0.1:8081',
};

describe('parsePlanes', () => {
  it('reads what the control plane says', () => {
    expect(parsePlanes({ planes: [PROD] })).toEqual([
      {
        id: 'prod',
        displayName: 'prod',
        environment: 'prod',
        lineOfBusiness: 'default',
        owner: undefined,
        version: undefined,
        state: 'LIVE',
        sinceMs: Date.UTC(2026, 10, 21, 10),
        lastSeenMs: undefined,
        path: 'collector',
        scrapedAt: '127.0.0.1:8889',
        notScraped: [],
        maintenanceUntilMs: undefined,
        rowVersion: undefined,
      },
    ]);
  });

  it('tells where Prometheus reads a plane without a collector', () => {
    expect(parsePlanes({ planes: [{ ...PROD, path: 'direct' }] })[0]).toMatchObject({ path: 'direct', scrapedAt: '127.0.0.1:8081' });
  });

  it('tells why an address is not scraped', () => {
    const reason = 'qa.example:8889 is not scraped: it leads to another plane’s address.';
    expect(parsePlanes({ planes: [{ ...PROD, notScraped: [reason] }] })[0]).toMatchObject({ notScraped: [reason] });
  });

  it.each([null, {}, { planes: [{ ...PROD, state: 'ASLEEP' }] }, { planes: [{ ...PROD, environment: 7 }] }])('refuses %j', (body) => {
    expect(() => parsePlanes(body)).toThrow();
  });
});
