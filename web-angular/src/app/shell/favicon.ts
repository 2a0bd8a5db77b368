import { DOCUMENT, inject, Injectable } from '@angular/core';

/** The tab's icon; a page that shows one environment colours it, so that tabs of prod and dev are told apart. */
@Injectable({ providedIn: 'root' })
export class Favicon {
  private readonly document = inject(DOCUMENT);
  private readonly link = this.document.querySelector<HTMLLinkElement>('link[rel=icon]');
  private readonly own = this.link?.getAttribute('href') ?? '';

  colour(series: number): void {
    const colour = this.document.defaultView
      ?.getComputedStyle(this.document.documentElement)
      .getPropertyValue(`--series-${series + 1}`)
      .trim();
    this.link?.setAttribute('href', `data:image/svg+xml,${encodeURIComponent(icon(colour ?? ''))}`);
  }

  reset(): void {
    this.link?.setAttribute('href', this.own);
  }
}

function icon(colour: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${colour}"/>` +
    `<path d="M5 20h5l3-9 5 13 3.2-8H27" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`
  );
}
