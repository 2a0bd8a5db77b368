import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { Sparkline } from '../chart/sparkline';
import { errorTone, latencyTone } from '../planes/plane-health';
import { Live } from '../refresh/live';
import { FigureText } from '../unit/figure-text';
import { ordered, Route, RouteOrder } from './routes';

const MOST_ROWS = 12;

interface Column {
  readonly order: RouteOrder;
  readonly label: string;
}

@Component({
  selector: 'pw-route-table',
  imports: [FigureText, Sparkline],
  templateUrl: './route-table.html',
  styleUrl: './route-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RouteTable {
  private readonly all = signal(false);

  readonly answer = input.required<Live<readonly Route[]>>();
  readonly order = input.required<RouteOrder>();
  readonly ordered = output<RouteOrder>();

  protected readonly errorTone = errorTone;
  protected readonly latencyTone = latencyTone;
  protected readonly columns: readonly Column[] = [
    { order: 'rate', label: 'Rate' },
    { order: 'p95', label: 'p95' },
    { order: 'errors', label: 'Errors' },
  ];
  protected readonly routes = computed(() => ordered(this.answer().value() ?? [], this.order()));
  protected readonly rows = computed(() => (this.all() ? this.routes() : this.routes().slice(0, MOST_ROWS)));
  protected readonly more = computed(() => this.routes().length - this.rows().length);

  /** A second click on a column goes back to the worst first. */
  protected sortBy(order: RouteOrder): void {
    this.ordered.emit(this.order() === order ? 'worst' : order);
  }

  protected showAll(): void {
    this.all.set(true);
  }
}
