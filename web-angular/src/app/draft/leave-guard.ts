import { inject } from '@angular/core';
import { CanDeactivateFn } from '@angular/router';
import { UnsavedWork } from './unsaved-work';

/** Asks before a page with unsaved work is left. A session that has ended is no reason to ask: its drafts wait for the next sign-in. */
export const leaveGuard: CanDeactivateFn<unknown> = (_component, _route, _state, next) =>
  next.url.startsWith('/sign-in') || inject(UnsavedWork).mayLeave();
