import { Plane } from './plane';

/** A plane for tests, of which a test tells only what it is about. */
export function somePlane(told: Partial<Plane> = {}): Plane {
  return {
    id: 'qa',
    displayName: told.id ?? 'qa',
    environment: 'qa',
    lineOfBusiness: 'default',
    owner: undefined,
    tier: undefined,
    version: '1.0',
    state: 'LIVE',
    sinceMs: 0,
    lastSeenMs: 0,
    path: 'collector',
    scrapedAt: '127.0.0.1:8909',
    notScraped: [],
    maintenanceUntilMs: undefined,
    rowVersion: 1,
    ...told,
  };
}
