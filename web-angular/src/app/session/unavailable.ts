import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { DOCUMENT } from '@angular/core';
import { Brand } from '../shell/brand';

@Component({
  selector: 'pw-unavailable',
  template: `
    <main>
      <div class="card" role="alert">
        <h1><img class="logo" [src]="brand.logoUrl()" alt="" width="28" height="28" />{{ brand.productName() }}</h1>
        <p>The control plane does not answer.</p>
        <p class="muted">
          It may still be starting. <code>./planewatch status</code> shows what runs, <code>./planewatch logs</code> why not.
        </p>
        <button type="button" class="primary" (click)="reload()">Try again</button>
      </div>
    </main>
  `,
  styleUrl: './sign-in.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class Unavailable {
  private readonly document = inject(DOCUMENT);
  protected readonly brand = inject(Brand);

  protected reload(): void {
    this.document.location.reload();
  }
}
