import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

export type ThemeName = 'light' | 'dark';

const KEY = 'planewatch.theme';

/** Light or dark: what the person chose in this browser, otherwise what the system says. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<ThemeName>(this.stored() ?? this.ofSystem());

  readonly name = this.chosen.asReadonly();

  constructor() {
    this.apply(this.chosen());
  }

  toggle(): void {
    const name = this.chosen() === 'dark' ? 'light' : 'dark';
    this.document.defaultView?.localStorage.setItem(KEY, name);
    this.apply(name);
  }

  /** The attribute comes first, because charts read the theme's colours from the document when the signal changes. */
  private apply(name: ThemeName): void {
    this.document.documentElement.setAttribute('data-theme', name);
    this.chosen.set(name);
  }

  private stored(): ThemeName | undefined {
    const name = this.document.defaultView?.localStorage.getItem(KEY);
    return name === 'light' || name === 'dark' ? name : undefined;
  }

  private ofSystem(): ThemeName {
    return this.document.defaultView?.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
}
