import { HttpInterceptorFn } from '@angular/common/http';
import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** Where the control plane's paths begin, with a slash at the end: the pages' own base, whatever path they are served under. */
export const BASE = new InjectionToken<string>('BASE', { factory: () => new URL('.', inject(DOCUMENT).baseURI).pathname });

/** The contract's paths begin at the root; the control plane may stand below another path or, for whoever embeds it, elsewhere. */
export const fromBase: HttpInterceptorFn = (request, next) => next(request.clone({ url: belowBase(request.url, inject(BASE)) }));

export function belowBase(path: string, base: string): string {
  return path.startsWith('/') ? base + path.slice(1) : path;
}
