import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, map, Observable, of, tap } from 'rxjs';
import { Prometheus } from '../prometheus/prometheus';
import { Caller, parseCaller } from './caller';

/** What shows who somebody is: the code of a sign-in link, or name and password. */
export type Proof = { readonly code: string } | { readonly name: string; readonly password: string };

export type Arrival = 'signed-in' | 'signed-out' | 'unavailable';

@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly prometheus = inject(Prometheus);
  private readonly known = signal<Caller | undefined>(undefined);

  readonly caller = this.known.asReadonly();

  /** Asks the control plane who is signed in, once; later pages trust that until a request is answered with 401. */
  arrive(): Observable<Arrival> {
    if (this.known() !== undefined) {
      return of('signed-in');
    }
    return this.http.get<unknown>('/api/planewatch/me').pipe(
      tap((body) => this.known.set(parseCaller(body))),
      map((): Arrival => 'signed-in'),
      catchError((error: unknown) => of<Arrival>(isUnauthorized(error) ? 'signed-out' : 'unavailable')),
    );
  }

  signIn(proof: Proof): Observable<Caller> {
    return this.http.post<unknown>('/api/planewatch/session', proof).pipe(
      map(parseCaller),
      tap((caller) => this.known.set(caller)),
    );
  }

  /** The name of the identity provider, where the control plane has one. */
  provider(): Observable<string | undefined> {
    return this.http.get<unknown>('/api/planewatch/oidc/provider').pipe(
      map((body) => {
        const name = (body as Record<string, unknown> | null)?.['name'];
        return typeof name === 'string' && name !== '' ? name : undefined;
      }),
      catchError(() => of(undefined)),
    );
  }

  signOut(): void {
    this.http.delete('/api/planewatch/session').subscribe({
      next: () => this.leave({ why: 'signed-out' }),
      // The page is left in any case; a session that could not be ended is told, because its cookie still works.
      error: () => this.leave({ why: 'not-ended' }),
    });
  }

  /** The control plane no longer knows this session. */
  expire(): void {
    const { url } = this.router;
    if (!url.startsWith('/sign-in')) {
      this.leave({ why: 'expired', to: url });
    }
  }

  private leave(queryParams: Record<string, string>): void {
    this.known.set(undefined);
    this.prometheus.forget();
    void this.router.navigate(['/sign-in'], { queryParams });
  }
}

export function isUnauthorized(error: unknown): boolean {
  return error instanceof HttpErrorResponse && error.status === 401;
}
