import { effect, inject, Injectable, Injector, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Brand } from './brand';

/** `Page · Product` in the browser's tab. */
@Injectable({ providedIn: 'root' })
export class BrandedTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly injector = inject(Injector);
  private readonly page = signal<string | undefined>(undefined);

  constructor() {
    super();
    // The brand is asked for late: it comes by HTTP, whose interceptor needs the router, which is being made with this strategy.
    effect(() => {
      const product = this.injector.get(Brand).productName();
      const page = this.page();
      this.title.setTitle(page === undefined ? product : `${page} · ${product}`);
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.page.set(this.buildTitle(snapshot));
  }
}
