import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { forkJoin, map, Observable, of, switchMap } from 'rxjs';
import { Planes } from '../planes/planes';
import { firstValue } from '../prometheus/answer';
import { endMs, Grid } from '../prometheus/grid';
import { Prometheus } from '../prometheus/prometheus';
import { Selector } from '../prometheus/selectors';
import { live } from '../refresh/live';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { Blank, blankOf, Sought } from './blank';
import { Span } from './line-chart';

const MOST_SELECTORS = 8;
const BEFORE_LAST_SAMPLE_MS = 15 * 60_000;
const BEHIND_LAST_SAMPLE_MS = 5 * 60_000;

/** Stands where a chart would be and finds out why there is none: asked only then, because each answer costs a question a selector. */
@Component({
  selector: 'pw-why-blank',
  imports: [RouterLink],
  templateUrl: './why-blank.html',
  styleUrl: './why-blank.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WhyBlank {
  private readonly prometheus = inject(Prometheus);
  private readonly planes = inject(Planes);
  private readonly zone = inject(TimeZone).zone;

  readonly queries = input.required<readonly string[]>();
  readonly grid = input.required<Grid>();
  /** Whether the page can show another span than this one. */
  readonly mayGo = input(true);
  readonly went = output<Span>();

  private readonly sought = live(
    () => ({ topic: this.queries().join('\n'), queries: this.queries(), grid: this.grid() }),
    ({ queries, grid }) => this.selectorsOf(queries).pipe(switchMap((selectors) => this.seek(selectors, endMs(grid)))),
  );
  /** Undefined while it is being found out. */
  protected readonly blank = computed<Blank | undefined>(() => {
    const sought = this.sought.value();
    if (sought === undefined) {
      return this.sought.failure() ? { kind: 'idle', lastSeenMs: undefined } : undefined;
    }
    return blankOf(sought, this.planes.list() ?? [], this.grid().startMs, endMs(this.grid()));
  });
  protected readonly unmatched = computed(() => {
    const blank = this.blank();
    return blank?.kind === 'never-sent' || blank?.kind === 'valueless' ? blank.unmatched : [];
  });
  protected readonly lastSeenMs = computed(() => {
    const blank = this.blank();
    return blank?.kind === 'idle' ? blank.lastSeenMs : undefined;
  });
  protected readonly down = computed(() => {
    const blank = this.blank();
    const names = blank?.kind === 'down' ? blank.planes : [];
    const listed = names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
    return `Nothing is measured: ${listed} ${names.length === 1 ? 'is' : 'are'} down.`;
  });

  protected told(ms: number): string {
    return moment(ms, Date.now(), this.zone());
  }

  protected go(ms: number): void {
    this.went.emit({ fromMs: ms - BEFORE_LAST_SAMPLE_MS, toMs: ms + BEHIND_LAST_SAMPLE_MS });
  }

  private selectorsOf(queries: readonly string[]): Observable<readonly Selector[]> {
    return forkJoin(queries.map((query) => this.prometheus.selectors(query))).pipe(
      map((all) => [...new Map(all.flat().map((selector) => [selector.text, selector])).values()].slice(0, MOST_SELECTORS)),
    );
  }

  private seek(selectors: readonly Selector[], untilMs: number): Observable<readonly Sought[]> {
    return selectors.length === 0 ? of([]) : forkJoin(selectors.map((selector) => this.seekOne(selector, untilMs)));
  }

  private seekOne(selector: Selector, untilMs: number): Observable<Sought> {
    return this.prometheus.exists(selector).pipe(
      switchMap((exists) => (exists ? this.lastSeenMsOf(selector, untilMs) : of(Number.NaN)).pipe(map((ms) => ({ exists, ms })))),
      map(({ exists, ms }) => ({ selector, exists, lastSeenMs: ms })),
    );
  }

  private lastSeenMsOf({ text }: Selector, untilMs: number): Observable<number> {
    // The steps of a subquery lie at whole five minutes, so what began since is seen by the first part alone.
    const query = `max(timestamp(${text})) or max(max_over_time(timestamp(${text})[7d:5m]))`;
    const before = (ms: number) => this.prometheus.instant(query, ms).pipe(map((answer) => firstValue(answer) * 1000));
    // A range that lies before the first sample has none behind it either, and yet the metric is sent.
    return before(untilMs).pipe(switchMap((ms) => (Number.isNaN(ms) ? before(Date.now()) : of(ms))));
  }
}
