import { inject, Injectable } from '@angular/core';
import { Session } from '../session/session';
import { KEPT_IN_TAB } from '../shell/kept';

const KEY = 'planewatch.drafts';
const MOST_DRAFTS = 20;

interface Stored {
  readonly owner: string;
  /** Oldest first. */
  readonly drafts: readonly (readonly [key: string, text: string])[];
}

/**
 * Texts of work that is not saved. They last over a reload and over a sign-in in the same tab, and only for the person who wrote them; the
 * oldest draft is dropped above 20. A text that may contain secrets is kept in memory only and does not last over a reload.
 */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly session = inject(Session);
  private readonly storage = inject(KEPT_IN_TAB);
  private readonly secret = new Map<string, string>();

  read(key: string): string | undefined {
    return this.secret.get(this.ownKey(key)) ?? this.stored().drafts.find(([other]) => other === key)?.[1];
  }

  keep(key: string, text: string): void {
    this.store([...this.others(key), [key, text]]);
  }

  keepInMemory(key: string, text: string): void {
    this.secret.set(this.ownKey(key), text);
  }

  drop(key: string): void {
    this.secret.delete(this.ownKey(key));
    if (this.others(key).length < this.stored().drafts.length) {
      this.store(this.others(key));
    }
  }

  /** At a sign-out: whoever uses this browser next finds nothing. */
  clear(): void {
    this.secret.clear();
    this.storage.setItem(KEY, '');
  }

  private others(key: string): Stored['drafts'] {
    return this.stored().drafts.filter(([other]) => other !== key);
  }

  private stored(): Stored {
    const owner = this.owner();
    const stored = parse(this.storage.getItem(KEY));
    return stored?.owner === owner ? stored : { owner, drafts: [] };
  }

  private store(drafts: Stored['drafts']): void {
    this.storage.setItem(KEY, JSON.stringify({ owner: this.owner(), drafts: drafts.slice(-MOST_DRAFTS) }));
  }

  private owner(): string {
    return this.session.caller()?.name ?? '';
  }

  private ownKey(key: string): string {
    return `${this.owner()}\n${key}`;
  }
}

function parse(text: string | null): Stored | undefined {
  try {
    const value = JSON.parse(text || 'null') as Partial<Stored> | null;
    return typeof value?.owner === 'string' && Array.isArray(value.drafts) ? (value as Stored) : undefined;
  } catch {
    return undefined;
  }
}
