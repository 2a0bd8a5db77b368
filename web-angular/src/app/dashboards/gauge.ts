import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { formatTick, formatValue, Unit } from '../unit/format-value';
import { toneOf } from './panel-meaning';

const RADIUS = 40;

/** A value on an arc from zero to a maximum, with a mark at each threshold and both ends of the scale named. */
@Component({
  selector: 'pw-gauge',
  template: `
    <svg viewBox="0 0 100 58" aria-hidden="true">
      <path class="track" [attr.d]="arc(1)" />
      <path [class]="'value ' + tone()" [attr.d]="arc(share())" />
      @for (mark of marks(); track $index) {
        <path [class]="'mark ' + mark.tone" [attr.d]="mark.path" />
      }
    </svg>
    <p class="ends muted">
      <span>{{ ends().from }}</span> <span>{{ ends().to }}</span>
    </p>
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
    .mark {
      stroke: var(--text);
      stroke-width: 2;
    }
    .ends {
      display: flex;
      justify-content: space-between;
      width: 180px;
      max-width: 100%;
      font-size: 12px;
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
  protected readonly ends = computed(() => ({ from: formatTick(0, this.unit()), to: formatTick(this.max(), this.unit()) }));
  protected readonly marks = computed(() =>
    this.thresholds()
      .filter((threshold) => threshold > 0 && threshold < this.max())
      .map((threshold) => ({ tone: toneOf(threshold, this.thresholds()), path: mark(threshold / this.max()) })),
  );
  protected readonly told = computed(() => formatValue(this.value(), this.unit()));

  /** Half a circle from left to right, as far as a share of it. */
  protected arc(share: number): string {
    const angle = Math.PI * (1 - share);
    const [x, y] = [50 + RADIUS * Math.cos(angle), 50 - RADIUS * Math.sin(angle)];
    return share === 0 ? '' : `M${50 - RADIUS} 50A${RADIUS} ${RADIUS} 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)}`;
  }
}

/** A short line across the arc. */
function mark(share: number): string {
  const angle = Math.PI * (1 - share);
  const at = (radius: number) => `${(50 + radius * Math.cos(angle)).toFixed(2)} ${(50 - radius * Math.sin(angle)).toFixed(2)}`;
  return `M${at(RADIUS - 7)}L${at(RADIUS + 7)}`;
}
