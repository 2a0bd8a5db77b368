import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable, tap } from 'rxjs';
import { InstantAnswer, parseInstant, parseRange, RangeAnswer } from './answer';
import { Exemplar, parseExemplars } from './exemplar';
import { isOfCacheAlone } from './failure';
import { endMs, Grid } from './grid';
import { queryParams } from './query-params';
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
