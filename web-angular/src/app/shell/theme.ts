import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { KEPT } from './kept';
import { LOOK_ROOT } from './look-root';

export type ThemeName = 'light' | 'dark';

const KEY = 'planewatch.theme';

/** Light or dark: what the person chose in this browser, otherwise what the system says. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly root = inject(LOOK_ROOT);
  private readonly kept = inject(KEPT);
  private readonly chosen = signal<ThemeName>(this.stored() ?? this.ofSystem());

  readonly name = this.chosen.asReadonly();

  constructor() {
    this.apply(this.chosen());
  }

  toggle(): void {
    const name = this.chosen() === 'dark' ? 'light' : 'dark';
    this.kept.setItem(KEY, name);
    this.apply(name);
  }

  /** For where somebody else decides; undefined leaves it to the system. */
  wear(name: ThemeName | undefined): void {
    this.apply(name ?? this.ofSystem());
  }

  /** The attribute comes first, because charts read the theme's colours from the root when the signal changes. */
  private apply(name: ThemeName): void {
    this.root.setAttribute('data-theme', name);
    this.chosen.set(name);
  }

  private stored(): ThemeName | undefined {
    const name = this.kept.getItem(KEY);
    return name === 'light' || name === 'dark' ? name : undefined;
  }

  private ofSystem(): ThemeName {
    return this.window?.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
}
