import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { defer, map, Observable } from 'rxjs';
import { RangeAnswer } from '../prometheus/answer';
import { endMs, Grid } from '../prometheus/grid';
import { queryParams } from '../prometheus/query-params';
import { Evaluated, evaluatedInstant, evaluatedRange, Row } from './engine-answer';
import { parseSyntax, SyntaxNode } from './syntax';

/** More series than a person can look at; one more is asked for, so that it is known that there are more. */
export const MOST_SERIES = 1000;

/** Questions whose cost is told with the answer, and whose answer can't grow beyond what a page can hold. */
@Injectable({ providedIn: 'root' })
export class Engine {
  private readonly http = inject(HttpClient);

  range(query: string, grid: Grid): Observable<Evaluated<RangeAnswer>> {
    const asked = { query, start: grid.startMs / 1000, end: endMs(grid) / 1000, step: grid.stepMs / 1000 };
    return this.ask('query_range', asked, (body, waitedMs) => evaluatedRange(body, grid, waitedMs));
  }

  instant(query: string, atMs: number): Observable<Evaluated<readonly Row[]>> {
    return this.ask('query', { query, time: atMs / 1000 }, evaluatedInstant);
  }

  syntax(query: string): Observable<SyntaxNode> {
    return this.http.get<unknown>('/api/v1/parse_query', { params: queryParams({ query }) }).pipe(map(parseSyntax));
  }

  private ask<T>(endpoint: string, asked: Record<string, string | number>, read: (body: unknown, waitedMs: number) => T): Observable<T> {
    const params = queryParams({ ...asked, stats: 'all', limit: MOST_SERIES + 1 });
    return defer(() => {
      const sentMs = performance.now();
      return this.http.get<unknown>(`/api/v1/${endpoint}`, { params }).pipe(map((body) => read(body, performance.now() - sentMs)));
    });
  }
}
