import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { wearBrand } from '../shell/brand-look';
import { EmbedToken } from './embed-token';

/** What an element of an embedding page holds: one view, or one sentence why there is none. */
@Component({
  selector: 'pw-frame',
  imports: [RouterOutlet],
  template: `
    <div class="frame">
      @if (refusal(); as sentence) {
        <p role="alert">{{ sentence }}</p>
      }
      <div class="view" [hidden]="refusal()"><router-outlet /></div>
    </div>
  `,
  styleUrls: ['../../styles.css', './frame.css'],
  encapsulation: ViewEncapsulation.ShadowDom,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Frame {
  protected readonly refusal = inject(EmbedToken).refusal;

  constructor() {
    wearBrand();
  }
}
