import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable, tap } from 'rxjs';
import { Address } from '../api/fields';
import { Definition, Objective, parseObjectives, versionOf } from './objective';

const OBJECTIVES: Address = '/api/planewatch/objectives';
const OPEN_SLO: Address = '/api/planewatch/objectives/openslo';

@Injectable({ providedIn: 'root' })
export class Objectives {
  private readonly http = inject(HttpClient);

  /** Of the list that was read last; a text that replaces objectives is written on it. */
  private version = '';

  list(): Observable<readonly Objective[]> {
    return this.http.get<unknown>(OBJECTIVES).pipe(
      tap((body) => (this.version = versionOf(body))),
      map(parseObjectives),
    );
  }

  add(definition: Definition): Observable<unknown> {
    return this.http.post(OBJECTIVES, definition);
  }

  /** In the place of what was read; refused when somebody has changed it since. */
  replace({ id, rowVersion }: Objective, definition: Definition): Observable<unknown> {
    return this.http.put(`${OBJECTIVES}/${encodeURIComponent(id)}`, definition, { headers: madeOn(rowVersion) });
  }

  /** All objectives of an OpenSLO text, or none; what is refused is told with its line. */
  writeOpenSlo(text: string): Observable<unknown> {
    return this.http.put(OPEN_SLO, text, { headers: { 'Content-Type': 'application/yaml', ...madeOn(this.version) } });
  }

  remove({ id, rowVersion }: Objective): Observable<unknown> {
    return this.http.delete(`${OBJECTIVES}/${encodeURIComponent(id)}`, { headers: madeOn(rowVersion) });
  }
}

function madeOn(version: number | string): Record<string, string> {
  return { 'If-Match': `"${version}"` };
}
