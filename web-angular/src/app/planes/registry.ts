import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable } from 'rxjs';
import { Plane } from './plane';
import { parseHistory, PlaneEvent } from './plane-event';

/** What an administrator fixes for a plane before it joins. */
export interface Invitation {
  readonly id: string;
  readonly environment: string;
  readonly lineOfBusiness: string;
  readonly displayName: string;
  readonly announce: readonly string[];
}

/** What an administrator says of a plane; owner and tier may be left out. */
export interface Description {
  readonly displayName: string;
  readonly environment: string;
  readonly lineOfBusiness: string;
  readonly owner?: string;
  readonly tier?: string;
}

/** What an administrator changes about planes. */
@Injectable({ providedIn: 'root' })
export class Registry {
  private readonly http = inject(HttpClient);

  describe(plane: Plane, description: Description): Observable<unknown> {
    return this.http.put(addressOf(plane.id), description, { headers: onlyIf(plane) });
  }

  maintain(plane: Plane, duration: string): Observable<unknown> {
    return this.http.put(`${addressOf(plane.id)}/maintenance`, { duration }, { headers: onlyIf(plane) });
  }

  endMaintenance(plane: Plane): Observable<unknown> {
    return this.http.delete(`${addressOf(plane.id)}/maintenance`, { headers: onlyIf(plane) });
  }

  retire(plane: Plane): Observable<unknown> {
    return this.http.delete(addressOf(plane.id), { headers: onlyIf(plane) });
  }

  history(id: string): Observable<readonly PlaneEvent[]> {
    return this.http.get<unknown>(`${addressOf(id)}/history`).pipe(map(parseHistory));
  }

  /** The token is shown by the control plane this once; a former one of the plane ends. */
  issueToken({ id, ...fixed }: Invitation): Observable<string> {
    return this.http.put<unknown>(`${addressOf(id)}/join-token`, fixed).pipe(map(parseToken));
  }
}

export function invitationOf(fields: FormData): Invitation {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  return {
    id: text('id'),
    environment: text('environment'),
    lineOfBusiness: text('lineOfBusiness') || 'default',
    displayName: text('displayName') || text('id'),
    announce: text('announce')
      .split(/[\s,]+/)
      .filter(Boolean),
  };
}

export function descriptionOf(fields: FormData): Description {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  const [owner, tier] = [text('owner'), text('tier')];
  return {
    displayName: text('displayName'),
    environment: text('environment'),
    lineOfBusiness: text('lineOfBusiness'),
    ...(owner === '' ? {} : { owner }),
    ...(tier === '' ? {} : { tier }),
  };
}

function addressOf(id: string): string {
  return `/api/planewatch/planes/${encodeURIComponent(id)}`;
}

/** A change is refused when somebody else has changed the plane since it was shown. */
function onlyIf({ rowVersion }: Plane): Record<string, string> {
  return { 'If-Match': String(rowVersion ?? '') };
}

function parseToken(body: unknown): string {
  const token = (body as Record<string, unknown> | null)?.['token'];
  if (typeof token !== 'string') {
    throw new Error('The control plane did not answer with a token.');
  }
  return token;
}
