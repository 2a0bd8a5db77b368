import { InjectionToken } from '@angular/core';

/** What a person chose in this browser, kept from visit to visit; an embedding page's storage is not ours to write to. */
export const KEPT = new InjectionToken<Pick<Storage, 'getItem' | 'setItem'>>('KEPT', { factory: () => localStorage });
