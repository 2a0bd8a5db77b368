import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable, tap } from 'rxjs';
import { InstantAnswer, parseInstant, parseList, parseRange, RangeAnswer } from './answer';
import { Exemplar, parseExemplars } from './exemplar';
import { isOfCacheAlone } from './failure';
import { endMs, Grid } from './grid';
import { queryParams } from './query-params';
import { Selector, selectorsOf } from './selectors';
import { filledFrom, joined, tailOf } from './tail';

const MOST_REMEMBERED = 64;

/** Asks the control plane's Prometheus interface; leaving the observable cancels the request. */
@Injectable({ providedIn: 'root' })
export class Prometheus {
  private readonly http = inject(HttpClient);
  /** The newest answer to each of the last queries, so that a refresh asks only for the new tail; oldest first. */
  private readonly remembered = new Map<string, RangeAnswer>();

  instant(query: string, atMs: number): Observable<InstantAnswer> {
    const params = queryParams({ query, time: seconds(atMs) });
    return this.http.get<unknown>('/api/v1/query', { params }).pipe(map(parseInstant));
  }

  range(query: string, grid: Grid): Observable<RangeAnswer> {
    const known = this.remembered.get(query);
    const tail = known && tailOf(known, grid);
    const answer = tail ? this.ask(query, tail).pipe(map((newer) => joined(known, newer, grid))) : this.ask(query, grid);
    return answer.pipe(
      map((whole) => (known && isOfCacheAlone(whole.warnings) ? filledFrom(known, whole) : whole)),
      tap((whole) => this.remember(query, whole)),
    );
  }

  exemplars(
    query: string,
    { startMs, endMs: toMs }: { readonly startMs: number; readonly endMs: number },
  ): Observable<readonly Exemplar[]> {
    const params = queryParams({ query, start: seconds(startMs), end: seconds(toMs) });
    return this.http.get<unknown>('/api/v1/query_exemplars', { params }).pipe(map(parseExemplars));
  }

  /** What the expression reads, each selector once. */
  selectors(query: string): Observable<readonly Selector[]> {
    return this.http.get<unknown>('/api/v1/parse_query', { params: queryParams({ query }) }).pipe(map(selectorsOf));
  }

  /** Whether any series matches, at whatever time. */
  exists({ text }: Selector): Observable<boolean> {
    const params = queryParams({ 'match[]': text, limit: 1 });
    return this.http.get<unknown>('/api/v1/series', { params }).pipe(map((body) => parseList(body).length > 0));
  }

  /** For when somebody else may come, who may see less. */
  forget(): void {
    this.remembered.clear();
  }

  private ask(query: string, grid: Grid): Observable<RangeAnswer> {
    const params = queryParams({ query, start: seconds(grid.startMs), end: seconds(endMs(grid)), step: seconds(grid.stepMs) });
    return this.http.get<unknown>('/api/v1/query_range', { params }).pipe(map((body) => parseRange(body, grid)));
  }

  private remember(query: string, answer: RangeAnswer): void {
    this.remembered.delete(query);
    this.remembered.set(query, answer);
    for (const oldest of this.remembered.keys()) {
      if (this.remembered.size <= MOST_REMEMBERED) {
        return;
      }
      this.remembered.delete(oldest);
    }
  }
}

function seconds(ms: number): string {
  return String(ms / 1000);
}
