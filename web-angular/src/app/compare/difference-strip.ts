import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Cursor } from '../chart/cursor';
import { Lines } from '../chart/lines';
import { indexAt } from '../prometheus/grid';
import { Unit } from '../unit/format-value';
import { Sides } from './sides';
import { averageOf, differenceOf, differenceShape, differenceText } from './difference';

const WIDTH = 400;
const HEIGHT = 32;

/** How far one side is above or below its baseline, step by step, on the time axis of the chart above it. */
@Component({
  selector: 'pw-difference-strip',
  template: `
    <p>
      <span class="muted">{{ label() }}</span> <strong>{{ told() }}</strong>
    </p>
    <svg [attr.viewBox]="box" preserveAspectRatio="none" aria-hidden="true">
      <path class="above" [attr.d]="shape().above" />
      <path class="below" [attr.d]="shape().below" />
      <path class="zero" [attr.d]="zero" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      padding: 0 16px 4px 60px;
    }
    p {
      display: flex;
      gap: 8px;
      margin: 0 0 2px;
      font-size: 12px;
    }
    svg {
      display: block;
      width: 100%;
      height: 32px;
    }
    .above {
      fill: var(--series-6);
    }
    .below {
      fill: var(--series-1);
    }
    :host(.judged) .above {
      fill: var(--bad);
    }
    :host(.judged) .below {
      fill: var(--ok);
    }
    .zero {
      stroke: var(--border-strong);
      vector-effect: non-scaling-stroke;
    }
  `,
  // More errors and longer latency are worse; more requests are neither better nor worse.
  host: { '[class.judged]': "unit() === 'ratio' || unit() === 'seconds'" },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DifferenceStrip {
  private readonly cursor = inject(Cursor).at;

  /** A first, B second. */
  readonly lines = input.required<Lines>();
  readonly sides = input.required<Sides>();
  readonly unit = input.required<Unit>();

  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  protected readonly zero = `M0 ${HEIGHT / 2}H${WIDTH}`;
  private readonly values = computed(() => {
    const [a, b] = this.lines().lines;
    if (a === undefined || b === undefined) {
      return new Float64Array();
    }
    return this.sides().baseline === 'a' ? differenceOf(a.values, b.values) : differenceOf(b.values, a.values);
  });
  protected readonly label = computed(() => (this.sides().baseline === 'a' ? 'Difference B − A' : 'Difference now − before'));
  protected readonly shape = computed(() => differenceShape(this.values(), WIDTH, HEIGHT));
  protected readonly told = computed(() => {
    const at = this.cursor();
    const index = at && indexAt(this.lines().grid, at.timeMs);
    const value = index === undefined ? averageOf(this.values()) : (this.values()[index] ?? Number.NaN);
    const signed = differenceText(value, this.unit());
    return index === undefined ? `${signed} on average` : `${signed} at the cursor`;
  });
}
