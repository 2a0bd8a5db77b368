import { LocationStrategy } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { BASE } from '../shell/base';

/** Keeps the view's address to itself, because the one in the browser is the embedding page's; links name the control plane's pages. */
@Injectable()
export class InnerLocation extends LocationStrategy {
  private readonly base = inject(BASE);
  private address = '';

  override path(): string {
    return this.address;
  }

  override prepareExternalUrl(internal: string): string {
    return this.base + internal.replace(/^\//, '');
  }

  override pushState(_state: unknown, _title: string, url: string, query: string): void {
    this.address = query === '' ? url : `${url}?${query.replace(/^\?/, '')}`;
  }

  override replaceState(state: unknown, title: string, url: string, query: string): void {
    this.pushState(state, title, url, query);
  }

  override getState(): unknown {
    return null;
  }

  override getBaseHref(): string {
    return '';
  }

  /** There is no history to walk in. */
  override forward(): void {
    return;
  }

  override back(): void {
    return;
  }

  override onPopState(): void {
    return;
  }
}
