import { HttpClient, HttpParams } from '@angular/common/http';
import { computed, inject, Injectable, signal, Signal } from '@angular/core';
import { map, Observable } from 'rxjs';
import { Address } from '../api/fields';
import { Marks, NO_MARKS } from '../chart/marks';
import { Planes } from '../planes/planes';
import { failureOf } from '../prometheus/failure';
import { endMs, Grid } from '../prometheus/grid';
import { live } from '../refresh/live';
import { Session } from '../session/session';
import { Annotation, AnnotationWish, parseAnnotations } from './annotation';
import { marksOf, planesOf } from './marks-of';
import { ShownKinds } from './shown-kinds';

const ANNOTATIONS: Address = '/api/planewatch/annotations';

export interface AnnotatedSpan {
  readonly grid: Grid;
  /** Empty for all. */
  readonly environments: readonly string[];
}

export interface LiveMarks {
  readonly marks: Signal<Marks>;
  /** Why one could not be taken away; empty where nothing was refused. */
  readonly refusal: Signal<string>;
  retry(): void;
  remove(id: string): void;
}

@Injectable({ providedIn: 'root' })
export class Annotations {
  private readonly http = inject(HttpClient);

  /** Without planes, those of all that the caller may see. */
  list(
    { startMs, endMs: toMs }: { startMs: number; endMs: number },
    planes: readonly string[] | undefined,
  ): Observable<readonly Annotation[]> {
    const span = new HttpParams({ fromObject: { from: new Date(startMs).toISOString(), to: new Date(toMs).toISOString() } });
    const params = (planes ?? []).reduce((all, plane) => all.append('plane', plane), span);
    return this.http.get<unknown>(ANNOTATIONS, { params }).pipe(map(parseAnnotations));
  }

  add(wish: AnnotationWish): Observable<unknown> {
    return this.http.post(ANNOTATIONS, wish);
  }

  remove(id: string): Observable<unknown> {
    return this.http.delete(`${ANNOTATIONS}/${encodeURIComponent(id)}`);
  }
}

/** What is marked on the charts of a page; charts are drawn without marks where these can't be read. */
export function liveMarks(span: () => AnnotatedSpan): LiveMarks {
  const annotations = inject(Annotations);
  const shown = inject(ShownKinds);
  const session = inject(Session);
  const registry = inject(Planes);
  const planes = computed(() => planesOf(span().environments, registry.list() ?? []), {
    equal: (a, b) => a?.join() === b?.join(),
  });
  const listed = live(
    () => (planes()?.length === 0 ? undefined : { topic: `annotations ${planes()?.join(' ') ?? ''}`, grid: span().grid }),
    ({ grid }) => annotations.list({ startMs: grid.startMs, endMs: endMs(grid) }, planes()),
  );
  const marks = computed(() => {
    const known = listed.value();
    return known === undefined ? NO_MARKS : marksOf(known, shown.kinds(), session.caller()?.role !== 'VIEWER');
  });
  const refusal = signal('');
  const remove = (id: string) => {
    refusal.set('');
    annotations.remove(id).subscribe({
      next: () => listed.retry(),
      error: (error: unknown) => refusal.set(failureOf(error).sentence),
    });
  };
  return { marks, refusal: refusal.asReadonly(), retry: () => listed.retry(), remove };
}
