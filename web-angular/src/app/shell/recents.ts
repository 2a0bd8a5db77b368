import { computed, inject, Injectable, signal } from '@angular/core';
import { KEPT } from './kept';

export interface Recent {
  readonly label: string;
  /** Path and query of this application. */
  readonly address: string;
}

const KEY = 'planewatch.recents';
const MOST_KEPT = 5;

/** The views looked at last in this browser, newest first. */
@Injectable({ providedIn: 'root' })
export class Recents {
  private readonly store = inject(KEPT);
  private readonly kept = signal<readonly Recent[]>(parseRecents(this.store.getItem(KEY) ?? '[]'));

  readonly list = computed(() => this.kept());

  remember(recent: Recent): void {
    this.kept.update((list) => [recent, ...list.filter(({ label }) => label !== recent.label)].slice(0, MOST_KEPT));
    this.store.setItem(KEY, JSON.stringify(this.kept()));
  }
}

/** What lies in the browser may be of another version or of somebody's making; only addresses of this application are taken. */
function parseRecents(text: string): readonly Recent[] {
  try {
    const stored: unknown = JSON.parse(text);
    return Array.isArray(stored) ? stored.filter(isRecent).slice(0, MOST_KEPT) : [];
  } catch {
    return [];
  }
}

function isRecent(entry: unknown): entry is Recent {
  const { label, address } = (entry ?? {}) as Record<string, unknown>;
  return typeof label === 'string' && typeof address === 'string' && /^\/(?!\/)/.test(address);
}
