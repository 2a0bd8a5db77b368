import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, viewChild } from '@angular/core';
import { Cursor, CursorAt } from '../chart/cursor';
import { Ink } from '../chart/ink';
import { shareOf, timeAtX } from '../chart/plot';
import { TimeCursor } from '../chart/time-cursor';
import { endMs, Grid, indexAt, timeAt } from '../prometheus/grid';
import { TimeZone } from '../shell/time-zone';
import { formatTick, formatValue, Unit } from '../unit/format-value';
import { clockWithSeconds, moment } from '../unit/time';
import { bucketName, Buckets, fullestAt } from './buckets';

const FAINTEST = 0.08;

/** How many lay in which bucket, step by step: the fuller, the darker. */
@Component({
  selector: 'pw-heat-map',
  imports: [TimeCursor],
  template: `
    <div class="bounds" aria-hidden="true">
      @for (bound of labels(); track $index) {
        <span>{{ bound }}</span>
      }
    </div>
    <div
      #plot
      class="plot"
      [pwTimeCursor]="this"
      [title]="title()"
      [grid]="grid()"
      [told]="told() || summary()"
      (pointermove)="point($event)"
    >
      <canvas #canvas></canvas>
      @if (hairline() !== undefined) {
        <i class="hairline" [style.left.%]="(hairline() ?? 0) * 100"></i>
      }
    </div>
    <p aria-hidden="true">
      <span>{{ from() }}</span><strong>{{ told() }}</strong
      ><span>{{ to() }}</span>
    </p>
  `,
  styleUrl: './heat-map.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HeatMap {
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly plot = viewChild.required<ElementRef<HTMLElement>>('plot');
  private readonly ink = inject(Ink);
  private readonly zone = inject(TimeZone).zone;

  readonly buckets = input.required<Buckets>();
  readonly grid = input.required<Grid>();
  readonly unit = input.required<Unit>();

  readonly title = input.required<string>();

  private readonly cursor = inject(Cursor);
  private readonly step = computed(() => {
    const at = this.cursor.at();
    return at && indexAt(this.grid(), at.timeMs);
  });
  protected readonly hairline = computed(() => {
    const step = this.step();
    return step === undefined ? undefined : shareOf(timeAt(this.grid(), step), this.grid());
  });
  /** The bucket under the pointer; for the keyboard and for another chart's cursor the fullest one. */
  protected readonly told = computed(() => {
    const [step, buckets] = [this.step(), this.buckets()];
    if (step === undefined) {
      return '';
    }
    const time = clockWithSeconds(timeAt(this.grid(), step), this.zone());
    const pointed = this.bucketUnder(this.cursor.at());
    const cell =
      pointed === undefined ? fullestAt(buckets, step) : { bucket: pointed, count: buckets.counts[pointed]?.[step] ?? Number.NaN };
    return cell === undefined || Number.isNaN(cell.count)
      ? `${time}: no values`
      : `${time}: ${pointed === undefined ? 'most ' : ''}${bucketName(buckets, cell.bucket, this.unit())}, ${formatValue(cell.count, 'count')}`;
  });
  /** From above, as they are drawn; every other one where they are many. */
  protected readonly labels = computed(() => {
    const bounds = [...this.buckets().bounds].reverse();
    const every = Math.ceil(bounds.length / 8);
    return bounds.map((bound, index) => (index % every === 0 && Number.isFinite(bound) ? formatTick(bound, this.unit()) : ''));
  });
  protected readonly from = computed(() => moment(this.grid().startMs, endMs(this.grid()), this.zone()));
  protected readonly to = computed(() => moment(endMs(this.grid()), this.grid().startMs, this.zone()));
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

  protected point(event: PointerEvent): void {
    const { left, top, width } = this.plot().nativeElement.getBoundingClientRect();
    this.cursor.hover({ timeMs: timeAtX(event.clientX - left, width, this.grid()), chart: this, height: event.clientY - top });
  }

  private bucketUnder(at: CursorAt | undefined): number | undefined {
    const rows = this.buckets().counts.length;
    if (at?.chart !== this || at.height === undefined) {
      return undefined;
    }
    const share = at.height / this.plot().nativeElement.clientHeight;
    return Math.min(rows - 1, Math.max(0, rows - 1 - Math.floor(share * rows)));
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
