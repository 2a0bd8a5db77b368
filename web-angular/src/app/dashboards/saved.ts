import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { EMPTY, expand, map, Observable, reduce } from 'rxjs';
import { Address, fieldsOf } from '../api/fields';
import { queryParams } from '../prometheus/query-params';
import { Access, AccessWish, EVERYBODY, parseAccess } from './access';
import { Dashboard, parseDashboard } from './perses';

/** A version of a saved dashboard, without its document. */
export interface SavedEntry {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly owner: string;
  readonly author: string;
  readonly savedMs: number;
  readonly access: Access;
  readonly mayChange: boolean;
}

export interface Saved {
  /** Empty while it is not saved. */
  readonly id: string;
  readonly dashboard: Dashboard;
  /** What a change is made on. */
  readonly version: number;
  readonly owner: string;
  readonly access: Access;
  /** Whether the caller's grants cover all that it is for. */
  readonly mayChange: boolean;
}

const DASHBOARDS: Address = '/api/planewatch/dashboards';
const PAGE_SIZE = 500;
/** What a dashboard that is not there yet is saved on. */
export const NEW = 0;

/** A dashboard that nobody has saved; a change of it makes one that is. */
export function unsaved(dashboard: Dashboard): Saved {
  return { id: '', dashboard, version: NEW, owner: '', access: EVERYBODY, mayChange: true };
}

/** The dashboards that people keep on the control plane. */
@Injectable({ providedIn: 'root' })
export class SavedDashboards {
  private readonly http = inject(HttpClient);

  list(): Observable<readonly SavedEntry[]> {
    return this.page('').pipe(
      expand((body) => {
        const { next } = fieldsOf<'DashboardList'>(body);
        return typeof next === 'string' ? this.page(next) : EMPTY;
      }),
      reduce((all: readonly SavedEntry[], body) => [...all, ...parseEntries(body)], []),
    );
  }

  /** By its id or its name. */
  read(key: string): Observable<Saved> {
    return this.http.get<unknown>(addressOf(key)).pipe(map(parseSaved));
  }

  versions(id: string): Observable<readonly SavedEntry[]> {
    return this.http.get<unknown>(`${addressOf(id)}/versions`).pipe(map(parseEntries));
  }

  version(id: string, version: number): Observable<Saved> {
    return this.http.get<unknown>(`${addressOf(id)}/versions/${version}`).pipe(map(parseSaved));
  }

  /** Saves a new dashboard; gives its id. Refused where the caller sees one of that name already. */
  add(dashboard: Dashboard): Observable<string> {
    return this.put(dashboard.metadata.name, dashboard, NEW);
  }

  /** Saves a change; gives the id. Refused when somebody else has saved another version than the one the change is made on. */
  save(dashboard: Dashboard, { id, version }: Pick<Saved, 'id' | 'version'>): Observable<string> {
    return version === NEW ? this.add(dashboard) : this.put(id, dashboard, version);
  }

  give({ id, version }: Saved, access: AccessWish): Observable<unknown> {
    return this.http.put(`${addressOf(id)}/access`, access, { headers: { 'If-Match': String(version) } });
  }

  /** Puts it into the bin. */
  delete({ id, version }: Saved): Observable<unknown> {
    return this.http.delete(addressOf(id), { headers: { 'If-Match': String(version) } });
  }

  private put(key: string, dashboard: Dashboard, on: number): Observable<string> {
    return this.http
      .put<unknown>(addressOf(key), dashboard, { headers: { 'If-Match': String(on) } })
      .pipe(map((body) => String(fieldsOf<'SavedAs'>(body).id ?? key)));
  }

  private page(after: string): Observable<unknown> {
    return this.http.get<unknown>(DASHBOARDS, { params: queryParams({ limit: String(PAGE_SIZE), ...(after === '' ? {} : { after }) }) });
  }
}

function addressOf(key: string): string {
  return `${DASHBOARDS}/${encodeURIComponent(key)}`;
}

function parseEntries(body: unknown): readonly SavedEntry[] {
  const { dashboards } = fieldsOf<'DashboardList'>(body);
  if (!Array.isArray(dashboards)) {
    throw new Error('The control plane did not answer with a list of dashboards.');
  }
  return dashboards.map((entry: unknown) => {
    const { id, name, version, title, owner, author, savedAt, access, mayChange } = fieldsOf<'DashboardEntry'>(entry);
    return {
      id: String(id ?? name),
      name: String(name),
      version: Number(version),
      title: String(title),
      owner: String(owner ?? author),
      author: String(author),
      savedMs: Date.parse(String(savedAt)),
      access: parseAccess(access),
      mayChange: mayChange === true,
    };
  });
}

function parseSaved(body: unknown): Saved {
  const { id, version, owner, access, mayChange, document } = fieldsOf<'SavedDashboard'>(body);
  const dashboard = parseDashboard(document);
  return {
    id: String(id ?? dashboard.metadata.name),
    dashboard,
    version: Number(version),
    owner: String(owner ?? ''),
    access: parseAccess(access),
    mayChange: mayChange === true,
  };
}
