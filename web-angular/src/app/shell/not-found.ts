import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'pw-not-found',
  template: '<h1>There is no such page</h1><p><a routerLink="/">Go to the overview</a></p>',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class NotFound {}
