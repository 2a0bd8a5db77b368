import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { wearBrand } from './shell/brand-look';
import { Favicon } from './shell/favicon';
import { Release } from './shell/release';

@Component({
  selector: 'pw-root',
  template: `
    @if (release.outdated()) {
      <p role="alert">
        A new version of this page is available; this tab still has the former one.
        <button type="button" (click)="reload()">Reload</button>
      </p>
    }
    <router-outlet />
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: 8px;
      margin: 0;
      padding: 6px 12px;
      background: var(--warn-tint);
    }
  `,
  imports: [RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  protected readonly release = inject(Release);

  constructor() {
    // Here, because the sign-in page has a theme and a brand before there is a shell.
    wearBrand();
    inject(Favicon);
  }

  protected reload(): void {
    location.reload();
  }
}
