import { Plane } from './plane';
import { lasting, moment, Zone } from '../unit/time';

/** When a plane was last heard of, or since when it is not heard of any more. */
export function seenText({ state, sinceMs, lastSeenMs, maintenanceUntilMs }: Plane, nowMs: number, zone: Zone): string {
  if (maintenanceUntilMs !== undefined) {
    return `until ${moment(maintenanceUntilMs, nowMs, zone)}`;
  }
  switch (state) {
    case 'LIVE':
      return lastSeenMs === undefined ? '' : `seen ${lasting(nowMs - lastSeenMs)} ago`;
    case 'DOWN':
      return `since ${moment(sinceMs, nowMs, zone)}, ${lasting(nowMs - sinceMs)}`;
    case 'REGISTERED':
      return 'never reported';
  }
}
