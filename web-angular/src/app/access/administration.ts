import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable } from 'rxjs';
import { Account, AccountWish, parseAccounts } from './account';
import { AuditFilter, auditParams } from './audit-filter';
import { ApiToken, IssuedToken, parseIssued, parseTokens, TokenWish } from './api-token';
import { Guest } from './guest';
import { parseChanges, RecordedPage } from './recorded-change';
import { parseSessions, SessionPage, SignedInSession } from './signed-in-session';

const TOKENS = '/api/planewatch/tokens';
const ACCOUNTS = '/api/planewatch/accounts';
const SESSIONS = '/api/planewatch/sessions';

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

  accounts(): Observable<readonly Account[]> {
    return this.http.get<unknown>(ACCOUNTS).pipe(map(parseAccounts));
  }

  createAccount(wish: AccountWish): Observable<unknown> {
    return this.http.post(ACCOUNTS, wish);
  }

  /** Refused when somebody else has changed the account since it was shown. */
  admit(account: Account, role: string, blocked: boolean): Observable<unknown> {
    const headers = { 'If-Match': String(account.rowVersion) };
    return this.http.put(`${ACCOUNTS}/${encodeURIComponent(account.id)}`, { ...account.grants, role, blocked }, { headers });
  }

  /** Refused when somebody else has changed the account since it was shown. */
  removeAccount({ id, rowVersion }: Account): Observable<unknown> {
    return this.http.delete(`${ACCOUNTS}/${encodeURIComponent(id)}`, { headers: { 'If-Match': String(rowVersion) } });
  }

  /** The path, below the pages' base, of a link that signs in once, as the one who asks for it. */
  signInPath(): Observable<string> {
    return this.http.post<unknown>('/api/planewatch/sign-in-links', null).pipe(map(pathOf));
  }

  /** The path, below the pages' base, of a link that signs somebody else in once. */
  guestPath(guest: Guest): Observable<string> {
    return this.http.post<unknown>('/api/planewatch/guest-links', guest).pipe(map(pathOf));
  }

  changes(filter: AuditFilter, before: number | undefined): Observable<RecordedPage> {
    const params = { ...auditParams(filter), ...(before === undefined ? {} : { before }) };
    return this.http.get<unknown>('/api/planewatch/audit', { params }).pipe(map(parseChanges));
  }

  /** Newest first, those after the given one. */
  sessions(after: string | undefined): Observable<SessionPage> {
    const params = after === undefined ? {} : { after };
    return this.http.get<unknown>(SESSIONS, { params }).pipe(map(parseSessions));
  }

  endSession({ id }: SignedInSession): Observable<unknown> {
    return this.http.delete(`${SESSIONS}/${encodeURIComponent(id)}`);
  }
}

function pathOf(body: unknown): string {
  const code = (body as Record<string, unknown> | null)?.['code'];
  if (typeof code !== 'string') {
    throw new Error('The control plane did not answer with a code.');
  }
  return `sign-in#code=${encodeURIComponent(code)}`;
}
