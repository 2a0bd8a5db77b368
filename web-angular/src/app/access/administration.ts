import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable } from 'rxjs';
import { ApiToken, IssuedToken, parseIssued, parseTokens, TokenWish } from './api-token';
import { parseChanges, RecordedChange } from './recorded-change';

const TOKENS = '/api/planewatch/tokens';

@Injectable({ providedIn: 'root' })
export class Administration {
  private readonly http = inject(HttpClient);

  tokens(): Observable<readonly ApiToken[]> {
    return this.http.get<unknown>(TOKENS).pipe(map(parseTokens));
  }

  issue(wish: TokenWish): Observable<IssuedToken> {
    return this.http.post<unknown>(TOKENS, wish).pipe(map(parseIssued));
  }

  revoke(id: string): Observable<unknown> {
    return this.http.delete(`${TOKENS}/${encodeURIComponent(id)}`);
  }

  /** The path of a link that signs in once, as the one who asks for it. */
  signInPath(): Observable<string> {
    return this.http.post<unknown>('/api/planewatch/sign-in-links', null).pipe(
      map((body) => {
        const code = (body as Record<string, unknown> | null)?.['code'];
        if (typeof code !== 'string') {
          throw new Error('The control plane did not answer with a code.');
        }
        return `/sign-in#code=${encodeURIComponent(code)}`;
      }),
    );
  }

  changes(before: number | undefined): Observable<readonly RecordedChange[]> {
    const params = before === undefined ? {} : { before };
    return this.http.get<unknown>('/api/planewatch/audit', { params }).pipe(map(parseChanges));
  }
}
