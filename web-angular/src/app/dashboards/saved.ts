import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable } from 'rxjs';
import { Address, fieldsOf } from '../api/fields';
import { Dashboard, parseDashboard } from './perses';

/** A version of a saved dashboard, without its document. */
export interface SavedEntry {
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly author: string;
  readonly savedMs: number;
}

export interface Saved {
  readonly dashboard: Dashboard;
  /** What a change is made on. */
  readonly version: number;
}

const DASHBOARDS: Address = '/api/planewatch/dashboards';
/** What a dashboard that is not there yet is saved on. */
export const NEW = 0;

/** The dashboards that people keep on the control plane. */
@Injectable({ providedIn: 'root' })
export class SavedDashboards {
  private readonly http = inject(HttpClient);

  list(): Observable<readonly SavedEntry[]> {
    return this.http.get<unknown>(DASHBOARDS).pipe(map(parseEntries));
  }

  read(name: string): Observable<Saved> {
    return this.http.get<unknown>(addressOf(name)).pipe(map(parseSaved));
  }

  versions(name: string): Observable<readonly SavedEntry[]> {
    return this.http.get<unknown>(`${addressOf(name)}/versions`).pipe(map(parseEntries));
  }

  version(name: string, version: number): Observable<Saved> {
    return this.http.get<unknown>(`${addressOf(name)}/versions/${version}`).pipe(map(parseSaved));
  }

  /** Refused when somebody else has saved another version than the one the change is made on. */
  save(dashboard: Dashboard, on: number): Observable<unknown> {
    return this.http.put(addressOf(dashboard.metadata.name), dashboard, { headers: { 'If-Match': String(on) } });
  }

  delete(name: string, on: number): Observable<unknown> {
    return this.http.delete(addressOf(name), { headers: { 'If-Match': String(on) } });
  }
}

function addressOf(name: string): string {
  return `${DASHBOARDS}/${encodeURIComponent(name)}`;
}

function parseEntries(body: unknown): readonly SavedEntry[] {
  const { dashboards } = fieldsOf<'DashboardList'>(body);
  if (!Array.isArray(dashboards)) {
    throw new Error('The control plane did not answer with a list of dashboards.');
  }
  return dashboards.map((entry: unknown) => {
    const { name, version, title, author, savedAt } = fieldsOf<'DashboardEntry'>(entry);
    return {
      name: String(name),
      version: Number(version),
      title: String(title),
      author: String(author),
      savedMs: Date.parse(String(savedAt)),
    };
  });
}

function parseSaved(body: unknown): Saved {
  const { version, document } = fieldsOf<'SavedDashboard'>(body);
  return { dashboard: parseDashboard(document), version: Number(version) };
}
