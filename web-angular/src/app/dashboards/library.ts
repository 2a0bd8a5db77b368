import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { from, map, Observable, switchMap } from 'rxjs';
import { parseList } from '../prometheus/answer';
import { queryParams } from '../prometheus/query-params';
import { Preset, PRESETS } from './presets';
import { Saved, SavedDashboards, unsaved } from './saved';

/** The dashboards that there are. */
@Injectable({ providedIn: 'root' })
export class Library {
  private readonly http = inject(HttpClient);
  private readonly saved = inject(SavedDashboards);

  /** Those presets whose metric somebody sends whom the caller may see. */
  presets(): Observable<readonly Preset[]> {
    const needed = PRESETS.map(({ needs }) => needs).join('|');
    const params = queryParams({ 'match[]': `{__name__=~"${needed}"}` });
    return this.http.get<unknown>('/api/v1/label/__name__/values', { params }).pipe(
      map((body) => {
        const sent = new Set(parseNames(body));
        return PRESETS.filter(({ needs }) => sent.has(needs));
      }),
    );
  }

  /** A saved one goes before a preset of the same name: somebody changed it for this installation. */
  dashboard(name: string): Observable<Saved> {
    const preset = PRESETS.find((candidate) => candidate.name === name);
    const saved = this.saved.read(name);
    if (preset === undefined) {
      return saved;
    }
    return this.saved
      .list()
      .pipe(switchMap((entries) => (entries.some((entry) => entry.name === name) ? saved : from(preset.load()).pipe(map(unsaved)))));
  }

  /** The values of a label among the series that a variable is about. */
  labelValues(label: string, matchers: readonly string[]): Observable<readonly string[]> {
    const params = queryParams({ 'match[]': matchers });
    return this.http.get<unknown>(`/api/v1/label/${encodeURIComponent(label)}/values`, { params }).pipe(map(parseNames));
  }
}

function parseNames(body: unknown): readonly string[] {
  return parseList(body).map(String);
}
