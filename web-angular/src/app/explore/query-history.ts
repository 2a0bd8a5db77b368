import { computed, inject, Injectable, signal } from '@angular/core';
import { KEPT } from '../shell/kept';

export interface KeptQueries {
  /** Newest first. */
  readonly history: readonly string[];
  readonly favourites: readonly string[];
}

const KEY = 'planewatch.queries';
const MOST_KEPT = 50;
const NONE: KeptQueries = { history: [], favourites: [] };

/** The expressions that were run in this browser, and those that somebody wants to find again. */
@Injectable({ providedIn: 'root' })
export class QueryHistory {
  private readonly storage = inject(KEPT);
  private readonly kept = signal<KeptQueries>(parseKept(this.storage.getItem(KEY) ?? '') ?? NONE);

  readonly history = computed(() => this.kept().history);
  readonly favourites = computed(() => this.kept().favourites);

  remember(expression: string): void {
    this.keep({ ...this.kept(), history: firstOf(expression, this.kept().history).slice(0, MOST_KEPT) });
  }

  toggleFavourite(expression: string): void {
    const { history, favourites } = this.kept();
    const without = favourites.filter((other) => other !== expression);
    this.keep({ history, favourites: without.length < favourites.length ? without : [...favourites, expression] });
  }

  exported(): string {
    return JSON.stringify(this.kept(), null, 2);
  }

  /** Adds what the file holds; false where it is not such a file. */
  take(text: string): boolean {
    const other = parseKept(text);
    if (other === undefined) {
      return false;
    }
    const { history, favourites } = this.kept();
    this.keep({
      history: [...new Set([...history, ...other.history])].slice(0, MOST_KEPT),
      favourites: [...new Set([...favourites, ...other.favourites])],
    });
    return true;
  }

  private keep(queries: KeptQueries): void {
    this.kept.set(queries);
    this.storage.setItem(KEY, JSON.stringify(queries));
  }
}

export function parseKept(text: string): KeptQueries | undefined {
  try {
    const { history, favourites } = JSON.parse(text) as Record<string, unknown>;
    const texts = (list: unknown) => (Array.isArray(list) && list.every((entry) => typeof entry === 'string') ? list : undefined);
    const [run, liked] = [texts(history), texts(favourites)];
    return run === undefined || liked === undefined ? undefined : { history: run, favourites: liked };
  } catch {
    return undefined;
  }
}

function firstOf(expression: string, others: readonly string[]): readonly string[] {
  return [expression, ...others.filter((other) => other !== expression)];
}
