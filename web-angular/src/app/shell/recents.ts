import { computed, Injectable, signal } from '@angular/core';

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
  private readonly kept = signal<readonly Recent[]>(read());

  readonly list = computed(() => this.kept());

  remember(recent: Recent): void {
    this.kept.update((list) => [recent, ...list.filter(({ label }) => label !== recent.label)].slice(0, MOST_KEPT));
    localStorage.setItem(KEY, JSON.stringify(this.kept()));
  }
}

/** What lies in the browser may be of another version or of somebody's making; only addresses of this application are taken. */
function read(): readonly Recent[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecent).slice(0, MOST_KEPT) : [];
  } catch {
    return [];
  }
}

function isRecent(entry: unknown): entry is Recent {
  const { label, address } = (entry ?? {}) as Record<string, unknown>;
  return typeof label === 'string' && typeof address === 'string' && /^\/(?!\/)/.test(address);
}
