import { fieldsOf } from '../api/fields';

export type PlaneState = 'REGISTERED' | 'LIVE' | 'DOWN';

export interface Plane {
  readonly id: string;
  readonly displayName: string;
  readonly environment: string;
  readonly lineOfBusiness: string;
  readonly owner: string | undefined;
  /** How much it matters, in the customer's own words. */
  readonly tier: string | undefined;
  readonly version: string | undefined;
  readonly state: PlaneState;
  readonly sinceMs: number;
  readonly lastSeenMs: number | undefined;
  /** How Prometheus gets at its metrics, and where. */
  readonly path: 'collector' | 'direct';
  readonly scrapedAt: string | undefined;
  /** Why addresses of it are not scraped; empty when all are. */
  readonly notScraped: readonly string[];
  /** Until when its silence is no news. */
  readonly maintenanceUntilMs: number | undefined;
  /** Sent back with a change, so that two people's changes do not overwrite each other. */
  readonly rowVersion: number | undefined;
}

type Fields = ReturnType<typeof fieldsOf<'PlaneStatus'>>;

export function parsePlanes(body: unknown): readonly Plane[] {
  const { planes } = fieldsOf<'PlaneList'>(body);
  if (!Array.isArray(planes)) {
    throw new Error('The control plane did not answer with a list of data planes.');
  }
  return planes.map(parsePlane);
}

function parsePlane(body: unknown): Plane {
  const plane: Fields = fieldsOf<'PlaneStatus'>(body);
  const { state } = plane;
  if (state !== 'REGISTERED' && state !== 'LIVE' && state !== 'DOWN') {
    throw new Error(`A data plane has the unknown state ${String(state)}.`);
  }
  const id = text(plane, 'id');
  const path = plane.path === 'direct' ? 'direct' : 'collector';
  return {
    id,
    state,
    displayName: optionalText(plane, 'displayName') ?? id,
    environment: text(plane, 'environment'),
    lineOfBusiness: optionalText(plane, 'lineOfBusiness') ?? 'default',
    owner: optionalText(plane, 'owner'),
    tier: optionalText(plane, 'tier'),
    version: optionalText(plane, 'version'),
    sinceMs: Date.parse(text(plane, 'since')),
    lastSeenMs: optionalTime(plane, 'lastSeen'),
    path,
    scrapedAt: optionalText(plane, path),
    notScraped: Array.isArray(plane.notScraped) ? plane.notScraped.map(String) : [],
    maintenanceUntilMs: optionalTime(plane, 'maintenanceUntil'),
    rowVersion: typeof plane.rowVersion === 'number' ? plane.rowVersion : undefined,
  };
}

function text(body: Fields, name: keyof Fields): string {
  const value = body[name];
  if (typeof value !== 'string') {
    throw new Error(`A data plane came without ${name}.`);
  }
  return value;
}

function optionalText(body: Fields, name: keyof Fields): string | undefined {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function optionalTime(body: Fields, name: keyof Fields): number | undefined {
  const value = optionalText(body, name);
  return value === undefined ? undefined : Date.parse(value);
}
