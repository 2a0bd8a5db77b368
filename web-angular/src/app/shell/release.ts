import { inject, Injectable, signal } from '@angular/core';
import { NavigationError } from '@angular/router';

/** Every browser words it otherwise. */
const MISSING_FILE = /dynamically imported module|importing a module script failed|loading chunk|loading module/i;

/** Whether this tab is of the version that the control plane serves. */
@Injectable({ providedIn: 'root' })
export class Release {
  private readonly gone = signal(false);

  /** A part of this version is no longer served, so another one runs: the tab has to be loaded again. */
  readonly outdated = this.gone.asReadonly();

  notice(error: unknown): void {
    if (error instanceof Error && MISSING_FILE.test(error.message)) {
      this.gone.set(true);
    }
  }
}

/** For the router: a page whose file is gone after an upgrade can't be opened in this tab. */
export function noticeMissingFile({ error }: NavigationError): void {
  inject(Release).notice(error);
}
