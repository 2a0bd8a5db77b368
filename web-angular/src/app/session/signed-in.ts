import { inject } from '@angular/core';
import { CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { map } from 'rxjs';
import { Session } from './session';

/** Lets a signed-in person in; everyone else is led to the sign-in page, which leads back to where they wanted to go. */
export const signedIn: CanActivateFn = (_route, state) => {
  const router = inject(Router);
  return inject(Session)
    .arrive()
    .pipe(
      map((arrival) => {
        switch (arrival) {
          case 'signed-in':
            return true;
          case 'signed-out':
            return router.createUrlTree(['/sign-in'], state.url === '/' ? {} : { queryParams: { to: state.url } });
          case 'unavailable':
            // The address stays, so that reloading the page is trying again.
            return new RedirectCommand(router.parseUrl('/unavailable'), { skipLocationChange: true });
        }
      }),
    );
};
