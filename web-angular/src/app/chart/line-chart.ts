import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { NgxEchartsDirective, provideEchartsCore } from 'ngx-echarts';
import { Exemplar } from '../prometheus/exemplar';
import { TimeZone } from '../shell/time-zone';
import { formatValue } from '../unit/format-value';
import { clockWithSeconds } from '../unit/time';
import { Cursor, CursorAt } from './cursor';
import { ExemplarLayer } from './exemplar-layer';
import { exemplarPoints } from './exemplar-points';
import { Ink } from './ink';
import { lineOption } from './line-option';
import { Lines, LinesMeaning, scaleOf } from './lines';
import { MarkLayer } from './mark-layer';
import { Marks, marksAt, NO_MARKS } from './marks';
import { pictureOf } from './picture';
import { shareOf, timeAtX } from './plot';
import { Reading, readingAt } from './reading';
import { TimeCursor } from './time-cursor';
import { Tooltip } from './tooltip';

/** Fetched beside the page's first queries, which must not wait for the largest part of the application. */
const echarts = import('./echarts').then((module) => module.echarts);

const DRAG_PX = 5;

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Lines over time, with a cursor shared by the page: moved by pointer or arrow keys, pinned by a click, dragged to zoom. */
@Component({
  selector: 'pw-line-chart',
  imports: [ExemplarLayer, MarkLayer, NgxEchartsDirective, TimeCursor, Tooltip],
  providers: [provideEchartsCore({ echarts: () => echarts })],
  templateUrl: './line-chart.html',
  styleUrl: './line-chart.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LineChart {
  private readonly cursor = inject(Cursor);
  private readonly ink = inject(Ink);
  private readonly zone = inject(TimeZone).zone;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly plot = viewChild.required<ElementRef<HTMLElement>>('plot');
  private readonly dragFrom = signal<number | undefined>(undefined);
  private readonly dragTo = signal<number | undefined>(undefined);

  readonly lines = input.required<Lines>();
  readonly meaning = input.required<LinesMeaning>();
  readonly exemplars = input<readonly Exemplar[]>([]);
  readonly marks = input<Marks>(NO_MARKS);
  readonly hidden = input<ReadonlySet<string>>(new Set());
  readonly zoomable = input(true);
  readonly zoomed = output<Span>();
  readonly zoomedBack = output();
  /** Chosen with the shift key held: a time, or from one to another, of which somebody wants to write something. */
  readonly marked = output<Span>();
  readonly markRemoved = output<string>();

  protected readonly points = computed(() =>
    exemplarPoints(this.exemplars(), this.lines().grid, scaleOf(this.shownLines().lines, this.meaning().unit).max),
  );
  protected readonly pinned = this.cursor.pinned;
  protected readonly shownLines = computed<Lines>(() => ({
    grid: this.lines().grid,
    lines: this.lines().lines.filter((line) => !this.hidden().has(line.name)),
  }));
  protected readonly options = computed(() =>
    lineOption({ lines: this.lines(), meaning: this.meaning(), ink: this.ink.colours(), zone: this.zone(), hidden: this.hidden() }),
  );
  protected readonly own = computed(() => this.cursor.at()?.chart === this);
  protected readonly reading = computed<Reading | undefined>(() => {
    const at = this.cursor.at();
    return at && readingAt(this.shownLines(), at.timeMs, this.valueAt(at.height));
  });
  protected readonly happened = computed(() => {
    const reading = this.reading();
    return reading === undefined ? [] : marksAt(this.marks(), reading.timeMs, this.lines().grid.stepMs);
  });
  protected readonly hairline = computed(() => {
    const reading = this.reading();
    return reading && shareOf(reading.timeMs, this.lines().grid);
  });
  protected readonly selection = computed(() => {
    const [from, to] = [this.dragFrom(), this.dragTo()];
    return from === undefined || to === undefined ? undefined : { left: Math.min(from, to), width: Math.abs(to - from) };
  });
  protected readonly announced = computed(() => {
    const reading = this.reading();
    if (reading === undefined) {
      return 'No time chosen; the arrow keys move through the chart.';
    }
    const values = reading.lines.map(
      ({ line, value }) => `${line.name} ${Number.isNaN(value) ? 'no value' : formatValue(value, this.meaning().unit)}`,
    );
    return `${clockWithSeconds(reading.timeMs, this.zone())}: ${[...values, ...this.happened()].join(', ')}`;
  });

  /** Undefined until it is drawn. */
  picture(): HTMLCanvasElement | undefined {
    const canvas = this.host.nativeElement.querySelector('canvas');
    return canvas === null ? undefined : pictureOf(canvas, this.meaning().title, this.shownLines().lines, this.ink.colours());
  }

  protected press(event: PointerEvent): void {
    if (event.button === 0 && event.pointerType !== 'touch' && (this.zoomable() || event.shiftKey)) {
      this.plot().nativeElement.setPointerCapture(event.pointerId);
      this.dragFrom.set(this.xOf(event));
    }
  }

  protected move(event: PointerEvent): void {
    const from = this.dragFrom();
    if (from !== undefined && (this.dragTo() !== undefined || Math.abs(this.xOf(event) - from) > DRAG_PX)) {
      this.dragTo.set(this.xOf(event));
    }
    this.cursor.hover(this.at(event));
  }

  protected release(event: PointerEvent): void {
    const [from, to] = [this.dragFrom(), this.dragTo()];
    this.dragFrom.set(undefined);
    this.dragTo.set(undefined);
    const { width } = this.plot().nativeElement.getBoundingClientRect();
    const span = (one: number, other: number): Span => ({
      fromMs: timeAtX(Math.min(one, other), width, this.lines().grid),
      toMs: timeAtX(Math.max(one, other), width, this.lines().grid),
    });
    if (event.shiftKey) {
      this.marked.emit(span(from ?? this.xOf(event), to ?? this.xOf(event)));
    } else if (from === undefined || to === undefined) {
      this.cursor.pin(this.at(event));
    } else {
      this.zoomed.emit(span(from, to));
    }
  }

  private at(event: PointerEvent): CursorAt {
    const { top, width } = this.plot().nativeElement.getBoundingClientRect();
    return { timeMs: timeAtX(this.xOf(event), width, this.lines().grid), chart: this, height: event.clientY - top };
  }

  private xOf(event: PointerEvent): number {
    const { left, width } = this.plot().nativeElement.getBoundingClientRect();
    return Math.min(width, Math.max(0, event.clientX - left));
  }

  /** The value at a height of the plot, on the very axis that the option draws. */
  private valueAt(height: number | undefined): number | undefined {
    if (height === undefined || !this.own()) {
      return undefined;
    }
    const { min, max } = scaleOf(this.shownLines().lines, this.meaning().unit);
    return max - (max - min) * (height / this.plot().nativeElement.clientHeight);
  }
}
