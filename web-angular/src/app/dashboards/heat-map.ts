import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, viewChild } from '@angular/core';
import { Ink } from '../chart/ink';
import { endMs, Grid } from '../prometheus/grid';
import { TimeZone } from '../shell/time-zone';
import { formatTick, formatValue, Unit } from '../unit/format-value';
import { clock } from '../unit/time';
import { Buckets } from './buckets';

const FAINTEST = 0.08;

/** How many lay in which bucket, step by step: the fuller, the darker. */
@Component({
  selector: 'pw-heat-map',
  template: `
    <div class="bounds" aria-hidden="true">
      @for (bound of told(); track $index) {
        <span>{{ bound }}</span>
      }
    </div>
    <canvas #canvas role="img" [attr.aria-label]="summary()"></canvas>
    <p aria-hidden="true">
      <span>{{ from() }}</span><span>{{ to() }}</span>
    </p>
  `,
  styleUrl: './heat-map.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HeatMap {
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly ink = inject(Ink);
  private readonly zone = inject(TimeZone).zone;

  readonly buckets = input.required<Buckets>();
  readonly grid = input.required<Grid>();
  readonly unit = input.required<Unit>();

  /** From above, as they are drawn; every other one where they are many. */
  protected readonly told = computed(() => {
    const bounds = [...this.buckets().bounds].reverse();
    const every = Math.ceil(bounds.length / 8);
    return bounds.map((bound, index) => (index % every === 0 && Number.isFinite(bound) ? formatTick(bound, this.unit()) : ''));
  });
  protected readonly from = computed(() => clock(this.grid().startMs, this.zone()));
  protected readonly to = computed(() => clock(endMs(this.grid()), this.zone()));
  protected readonly summary = computed(() => {
    const { bounds, counts } = this.buckets();
    const totals = counts.map((row) => row.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0));
    const fullest = totals.indexOf(Math.max(...totals));
    const bound = bounds[fullest];
    return bound === undefined ? 'No values' : `Most values lie up to ${formatValue(bound, this.unit())}`;
  });

  constructor() {
    effect(() => this.draw());
  }

  private draw(): void {
    const { counts, highest } = this.buckets();
    const canvas = this.canvas().nativeElement;
    // A pixel a cell; the browser makes them larger without smoothing.
    canvas.width = this.grid().count;
    canvas.height = Math.max(1, counts.length);
    const context = canvas.getContext('2d');
    if (context === null || highest === 0) {
      return;
    }
    context.fillStyle = this.ink.colours().series[0] ?? '#000';
    counts.forEach((row, bucket) => {
      row.forEach((count, step) => {
        if (count > 0) {
          context.globalAlpha = FAINTEST + (1 - FAINTEST) * Math.sqrt(count / highest);
          context.fillRect(step, counts.length - 1 - bucket, 1, 1);
        }
      });
    });
  }
}
