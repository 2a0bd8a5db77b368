import { ChangeDetectionStrategy, Component, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { TimeZone } from '../shell/time-zone';
import { Copyable } from '../shell/copyable';
import { formatValue, Unit } from '../unit/format-value';
import { clockWithSeconds } from '../unit/time';
import { COLUMNS, ExemplarPoint } from './exemplar-points';
import { TraceLink } from './trace-link';

const LABELS_TOLD = ['http_request_method', 'http_route', 'http_response_status_code', 'data_plane'];

/** Single requests over the lines of a chart; each opens its trace's id. */
@Component({
  selector: 'pw-exemplar-layer',
  imports: [Copyable],
  template: `
    @for (point of points(); track point.exemplar.traceId) {
      <button
        type="button"
        [style.left.%]="(point.column / columns) * 100"
        [style.--within.%]="(point.x * columns - point.column) * 100"
        [style.--y]="point.y * 100"
        [attr.aria-label]="'Single request, ' + told(point)"
        [title]="told(point)"
        (click)="show(point)"
      ></button>
    }
    <div #box popover role="dialog" aria-label="Single request">
      @if (shown(); as point) {
        <p>{{ told(point) }}</p>
        <p class="muted">{{ where(point) }}</p>
        <pw-copyable label="Trace id" [text]="point.exemplar.traceId" />
        @if (traces.of(point.exemplar.traceId); as address) {
          <p><a [href]="address" target="_blank" rel="noreferrer">Open the trace</a></p>
        }
      }
    </div>
  `,
  styleUrl: './exemplar-layer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExemplarLayer {
  private readonly zone = inject(TimeZone).zone;
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  readonly points = input.required<readonly ExemplarPoint[]>();
  readonly unit = input.required<Unit>();

  protected readonly traces = inject(TraceLink);
  protected readonly columns = COLUMNS;
  protected readonly shown = signal<ExemplarPoint | undefined>(undefined);

  protected show(point: ExemplarPoint): void {
    this.shown.set(point);
    this.box().nativeElement.showPopover();
  }

  protected told({ exemplar }: ExemplarPoint): string {
    return `${formatValue(exemplar.value, this.unit())} at ${clockWithSeconds(exemplar.atMs, this.zone())}`;
  }

  protected where({ exemplar }: ExemplarPoint): string {
    return LABELS_TOLD.map((label) => exemplar.labels[label])
      .filter(Boolean)
      .join(' ');
  }
}
