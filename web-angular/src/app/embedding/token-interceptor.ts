import { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, switchMap, throwError } from 'rxjs';
import { isUnauthorized } from '../session/session';
import { EmbedToken } from './embed-token';

/** Shows the embedding page's token; one that ran out is replaced once, and the request goes again. */
export const tokenInterceptor: HttpInterceptorFn = (request, next) => {
  const tokens = inject(EmbedToken);
  const send = (token: string) => next(request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }));
  return tokens.insteadOf('').pipe(
    switchMap((token) =>
      send(token).pipe(
        catchError((error: unknown) =>
          isUnauthorized(error) ? tokens.insteadOf(token).pipe(switchMap((newer) => send(newer))) : throwError(() => error),
        ),
      ),
    ),
    catchError((error: unknown) => throwError(() => (isUnauthorized(error) ? tokens.refuse() : error))),
  );
};
