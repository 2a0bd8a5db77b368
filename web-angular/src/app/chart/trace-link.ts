import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { catchError, map, of } from 'rxjs';
import { Address, fieldsOf } from '../api/fields';

const LINKS: Address = '/api/planewatch/links';
const TRACE_ID = '{trace_id}';

/** Where the customer's own tool shows a trace; undefined where none was configured. */
@Injectable({ providedIn: 'root' })
export class TraceLink {
  private readonly template = toSignal(
    inject(HttpClient)
      .get<unknown>(LINKS)
      .pipe(
        map(parseTemplate),
        catchError(() => of(undefined)),
      ),
  );

  of(traceId: string): string | undefined {
    return this.template()?.replaceAll(TRACE_ID, encodeURIComponent(traceId));
  }
}

function parseTemplate(body: unknown): string | undefined {
  const { trace } = fieldsOf<'Links'>(body);
  return typeof trace === 'string' && /^https?:\/\//.test(trace) ? trace : undefined;
}
