import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { wearBrand } from './shell/brand-look';
import { Favicon } from './shell/favicon';

@Component({
  selector: 'pw-root',
  template: '<router-outlet />',
  imports: [RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  constructor() {
    // Here, because the sign-in page has a theme and a brand before there is a shell.
    wearBrand();
    inject(Favicon);
  }
}
