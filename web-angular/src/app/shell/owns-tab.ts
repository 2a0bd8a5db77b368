import { InjectionToken } from '@angular/core';

/** Whether the browser's tab is ours to name and to give an icon; inside another application it is that one's. */
export const OWNS_TAB = new InjectionToken<boolean>('OWNS_TAB', { factory: () => true });
