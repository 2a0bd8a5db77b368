import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';
import { Brand } from './brand';

/** The tab's icon: the vendor's; a page that shows one environment colours it, so that tabs of prod and dev are told apart. */
@Injectable({ providedIn: 'root' })
export class Favicon {
  private readonly document = inject(DOCUMENT);
  private readonly brand = inject(Brand);
  private readonly series = signal<number | undefined>(undefined);

  constructor() {
    const link = this.document.querySelector<HTMLLinkElement>('link[rel=icon]');
    // A vendor's logo may be of another kind than the product's own; browsers look for themselves.
    link?.removeAttribute('type');
    effect(() => link?.setAttribute('href', this.address()));
  }

  colour(series: number): void {
    this.series.set(series);
  }

  reset(): void {
    this.series.set(undefined);
  }

  private address(): string {
    const series = this.series();
    if (series === undefined) {
      return this.brand.logoUrl();
    }
    const colour = getComputedStyle(this.document.documentElement)
      .getPropertyValue(`--series-${series + 1}`)
      .trim();
    return `data:image/svg+xml,${encodeURIComponent(icon(colour))}`;
  }
}

function icon(colour: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${colour}"/>` +
    `<path d="M5 20h5l3-9 5 13 3.2-8H27" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`
  );
}
