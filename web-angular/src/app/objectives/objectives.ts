import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable } from 'rxjs';
import { Address } from '../api/fields';
import { Definition, Objective, parseObjectives } from './objective';

const OBJECTIVES: Address = '/api/planewatch/objectives';
const OPEN_SLO: Address = '/api/planewatch/objectives/openslo';

@Injectable({ providedIn: 'root' })
export class Objectives {
  private readonly http = inject(HttpClient);

  list(): Observable<readonly Objective[]> {
    return this.http.get<unknown>(OBJECTIVES).pipe(map(parseObjectives));
  }

  add(definition: Definition): Observable<unknown> {
    return this.http.post(OBJECTIVES, definition);
  }

  replace(definition: Definition): Observable<unknown> {
    return this.http.put(`${OBJECTIVES}/${encodeURIComponent(definition.name)}`, definition);
  }

  /** All objectives of an OpenSLO text, or none; what is refused is told with its line. */
  writeOpenSlo(text: string): Observable<unknown> {
    return this.http.put(OPEN_SLO, text, { headers: { 'Content-Type': 'application/yaml' } });
  }

  remove(name: string): Observable<unknown> {
    return this.http.delete(`${OBJECTIVES}/${encodeURIComponent(name)}`);
  }
}
