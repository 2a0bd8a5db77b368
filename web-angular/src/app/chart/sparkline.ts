import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { sparklinePath } from './sparkline-path';

const WIDTH = 100;
const HEIGHT = 24;

/** A line without axes; what it shows stands in words beside it, so it is hidden from screen readers. */
@Component({
  selector: 'pw-sparkline',
  template: `
    <svg [attr.viewBox]="box" preserveAspectRatio="none" aria-hidden="true">
      <path class="base" [attr.d]="base" />
      <path class="line" [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      height: var(--sparkline-height, 24px);
      color: var(--text-muted);
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
    path {
      fill: none;
      vector-effect: non-scaling-stroke;
    }
    .base {
      stroke: var(--border);
    }
    .line {
      stroke: currentcolor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Sparkline {
  readonly values = input.required<ArrayLike<number>>();

  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  protected readonly base = `M0 ${HEIGHT - 0.5}H${WIDTH}`;
  protected readonly path = computed(() => sparklinePath(this.values(), WIDTH, HEIGHT));
}
