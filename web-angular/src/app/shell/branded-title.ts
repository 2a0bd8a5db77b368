import { effect, inject, Injectable, Injector, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Brand } from './brand';

/** `Page · Product` in the browser's tab, with what the page is about before it where it is about one thing. */
@Injectable({ providedIn: 'root' })
export class BrandedTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly injector = inject(Injector);
  private readonly page = signal<string | undefined>(undefined);
  private readonly subject = signal<string | undefined>(undefined);

  constructor() {
    super();
    // The brand is asked for late: it comes by HTTP, whose interceptor needs the router, which is being made with this strategy.
    effect(() => {
      const product = this.injector.get(Brand).productName();
      this.title.setTitle([this.subject(), this.page(), product].filter(Boolean).join(' · '));
    });
  }

  about(subject: string | undefined): void {
    this.subject.set(subject);
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.page.set(this.buildTitle(snapshot));
  }
}
