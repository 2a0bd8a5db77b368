import { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { isUnauthorized, Session } from './session';

const SAFE = ['GET', 'HEAD'];
/** These two are how the session itself is asked for, and tell a 401 in their own words. */
const OWN = ['/api/planewatch/session', '/api/planewatch/me'];

/** Marks changes as coming from this application, which another site's page can't do, and leads to sign-in when the session has ended. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  const marked = SAFE.includes(request.method) ? request : request.clone({ setHeaders: { 'X-Planewatch-Request': '1' } });
  return next(marked).pipe(
    tap({
      error: (error: unknown) => {
        if (isUnauthorized(error) && !OWN.includes(request.url)) {
          session.expire();
        }
      },
    }),
  );
};
