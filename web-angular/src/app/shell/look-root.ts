import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** The element that carries the theme and the tokens' values: the document's, or the one that an embedding page holds. */
export const LOOK_ROOT = new InjectionToken<HTMLElement>('LOOK_ROOT', { factory: () => inject(DOCUMENT).documentElement });
