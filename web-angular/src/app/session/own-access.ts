import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable } from 'rxjs';
import { ApiToken, parseTokens } from '../access/api-token';
import { parseSessions, SessionPage, SignedInSession } from '../access/signed-in-session';
import { fieldsOf } from '../api/fields';

const ME = '/api/planewatch/me';

export interface PasswordChange {
  readonly current: string;
  readonly password: string;
  readonly repeated: string;
  /** Whether the account's API tokens end too. */
  readonly endTokens: boolean;
}

/** What a person may see and end of their own. */
@Injectable({ providedIn: 'root' })
export class OwnAccess {
  private readonly http = inject(HttpClient);

  /** Whether the person signed in to an account of their own. Whoever came by a link has no sessions, API tokens or password to see. */
  isInOwnAccount(): Observable<boolean> {
    return this.http.get<unknown>(ME).pipe(map((body) => fieldsOf<'Me'>(body).inOwnAccount === true));
  }

  sessions(): Observable<SessionPage> {
    return this.http.get<unknown>(`${ME}/sessions`).pipe(map(parseSessions));
  }

  endSession({ id }: SignedInSession): Observable<unknown> {
    return this.http.delete(`${ME}/sessions/${encodeURIComponent(id)}`);
  }

  endOtherSessions(): Observable<unknown> {
    return this.http.delete(`${ME}/sessions`);
  }

  tokens(): Observable<readonly ApiToken[]> {
    return this.http.get<unknown>(`${ME}/tokens`).pipe(map(parseTokens));
  }

  revoke({ id }: ApiToken): Observable<unknown> {
    return this.http.delete(`${ME}/tokens/${encodeURIComponent(id)}`);
  }

  changePassword({ current, password, endTokens }: PasswordChange): Observable<unknown> {
    return this.http.put(`${ME}/password`, { current, password, endTokens });
  }
}

export function passwordChangeOf(form: FormData): PasswordChange {
  const text = (name: string) => String(form.get(name) ?? '');
  return { current: text('current'), password: text('password'), repeated: text('repeated'), endTokens: form.get('endTokens') !== null };
}
