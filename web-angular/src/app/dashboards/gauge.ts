import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { formatValue, Unit } from '../unit/format-value';
import { toneOf } from './panel-meaning';

const RADIUS = 40;

/** A value on an arc that ends at a maximum. */
@Component({
  selector: 'pw-gauge',
  template: `
    <svg viewBox="0 0 100 58" aria-hidden="true">
      <path class="track" [attr.d]="arc(1)" />
      <path [class]="'value ' + tone()" [attr.d]="arc(share())" />
    </svg>
    <p>
      <strong>{{ told() }}</strong> <span class="muted">{{ name() }}</span>
    </p>
  `,
  styles: `
    :host {
      display: grid;
      place-content: center;
      justify-items: center;
      min-width: 0;
    }
    svg {
      width: 180px;
      max-width: 100%;
      max-height: 110px;
    }
    path {
      fill: none;
      stroke-width: 9;
    }
    .track {
      stroke: var(--surface-3);
    }
    .value {
      stroke: var(--series-1);
    }
    .warn {
      stroke: var(--warn);
    }
    .bad {
      stroke: var(--bad);
    }
    p {
      margin: 0;
      text-align: center;
    }
    strong {
      display: block;
      font-size: 20px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Gauge {
  readonly name = input.required<string>();
  readonly value = input.required<number>();
  readonly unit = input.required<Unit>();
  readonly max = input.required<number>();
  readonly thresholds = input.required<readonly number[]>();

  protected readonly share = computed(() => Math.min(1, Math.max(0, this.value() / this.max() || 0)));
  protected readonly tone = computed(() => toneOf(this.value(), this.thresholds()));
  protected readonly told = computed(() => formatValue(this.value(), this.unit()));

  /** Half a circle from left to right, as far as a share of it. */
  protected arc(share: number): string {
    const angle = Math.PI * (1 - share);
    const [x, y] = [50 + RADIUS * Math.cos(angle), 50 - RADIUS * Math.sin(angle)];
    return share === 0 ? '' : `M${50 - RADIUS} 50A${RADIUS} ${RADIUS} 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)}`;
  }
}
