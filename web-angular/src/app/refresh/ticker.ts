import { DestroyRef, DOCUMENT, effect, inject, signal, Signal } from '@angular/core';

export interface Ticker {
  /** When the last tick was, in milliseconds since the epoch. */
  readonly now: Signal<number>;
  tick(): void;
}

/** Ticks at an interval while the page is visible; a page that comes back into sight after longer than that ticks at once. */
export function ticker(intervalMs: Signal<number | undefined>): Ticker {
  const document = inject(DOCUMENT);
  const now = signal(Date.now());
  const visible = signal(!document.hidden);
  const tick = () => now.set(Date.now());

  const look = () => visible.set(!document.hidden);
  document.addEventListener('visibilitychange', look);
  inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', look));

  effect((onCleanup) => {
    const interval = intervalMs();
    if (interval === undefined || !visible()) {
      return;
    }
    // A zero delay where the tick is overdue; now is read in the callback so that a tick does not start the timer anew.
    const overdue = setTimeout(() => {
      if (Date.now() - now() >= interval) {
        tick();
      }
    });
    const timer = setInterval(tick, interval);
    onCleanup(() => {
      clearTimeout(overdue);
      clearInterval(timer);
    });
  });
  return { now: now.asReadonly(), tick };
}
