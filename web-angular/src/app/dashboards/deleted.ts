import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable } from 'rxjs';
import { Address, fieldsOf } from '../api/fields';

/** A dashboard in the bin. */
export interface Deleted {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly owner: string;
  readonly deletedBy: string;
  readonly deletedMs: number;
  /** When it can no longer be restored. */
  readonly removedMs: number;
}

const DELETED: Address = '/api/planewatch/deleted-dashboards';

/** The bin of dashboards. */
@Injectable({ providedIn: 'root' })
export class DeletedDashboards {
  private readonly http = inject(HttpClient);

  list(): Observable<readonly Deleted[]> {
    return this.http.get<unknown>(DELETED).pipe(map(parseDeleted));
  }

  restore({ id }: Deleted): Observable<unknown> {
    return this.http.post(`${DELETED}/${encodeURIComponent(id)}/restore`, null);
  }

  /** Removes it for good. */
  purge({ id, version }: Deleted): Observable<unknown> {
    return this.http.delete(`${DELETED}/${encodeURIComponent(id)}`, { headers: { 'If-Match': String(version) } });
  }
}

function parseDeleted(body: unknown): readonly Deleted[] {
  const { dashboards } = fieldsOf<'DeletedDashboardList'>(body);
  if (!Array.isArray(dashboards)) {
    throw new Error('The control plane did not answer with a list of deleted dashboards.');
  }
  return dashboards.map((entry: unknown) => {
    const { id, version, title, owner, deletedBy, deletedAt, removedAt } = fieldsOf<'DeletedDashboard'>(entry);
    return {
      id: String(id),
      version: Number(version),
      title: String(title),
      owner: String(owner),
      deletedBy: String(deletedBy),
      deletedMs: Date.parse(String(deletedAt)),
      removedMs: Date.parse(String(removedAt)),
    };
  });
}
