import { InjectionToken } from '@angular/core';

export type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * What a person chose in this browser, kept from visit to visit. This file alone touches the browser's storage (lint forbids every
 * other place); an element inside another application's page brings its own that keeps nothing.
 */
export const KEPT = new InjectionToken<Kept>('KEPT', { factory: () => keptIn(() => localStorage) });

/** What lasts as long as the tab, over reloads and sign-ins: work that is not saved yet. Another tab never sees it. */
export const KEPT_IN_TAB = new InjectionToken<Kept>('KEPT_IN_TAB', { factory: () => keptIn(() => sessionStorage) });

/**
 * A storage that never throws. Browsers deny storage to a frame of another site and to people who block all cookies: then even reading the
 * property `localStorage` throws. A full storage refuses to write. In both cases the choice lasts as long as the page.
 */
export function keptIn(open: () => Kept | null): Kept {
  const unwritten = new Map<string, string>();
  return {
    getItem: (key) => unwritten.get(key) ?? attempt(() => open()?.getItem(key)) ?? null,
    setItem: (key, value) => {
      unwritten.set(key, value);
      attempt(() => {
        const storage = open();
        storage?.setItem(key, value);
        if (storage?.getItem(key) === value) {
          unwritten.delete(key);
        }
      });
    },
  };
}

/** Keeps everything as long as the page lasts, and nothing beyond. */
export function keptForThisPage(): Kept {
  return keptIn(() => null);
}

function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
