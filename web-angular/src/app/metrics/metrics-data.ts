import { computed, inject, Injectable, signal, Signal } from '@angular/core';
import { forkJoin, map } from 'rxjs';
import { Address } from '../address/address';
import { liveMarks } from '../annotations/annotations';
import { Charted } from '../chart/charted';
import { isBlank, Line, Lines } from '../chart/lines';
import { lookOf } from '../planes/environment-look';
import { Planes } from '../planes/planes';
import { firstValue, RangeAnswer } from '../prometheus/answer';
import { endMs, Grid } from '../prometheus/grid';
import { Prometheus } from '../prometheus/prometheus';
import { duration } from '../prometheus/promql';
import { live, Live } from '../refresh/live';
import { ticker } from '../refresh/ticker';
import { BUSINESS } from './business-queries';
import { CardFigure, coveredFigure } from './card-figure';
import { coverageOf } from './coverage';
import { gridOver, lengthOf } from '../range/range';
import { coveredSteps, exemplarQuery, meanRate, rateWindow, RedQueries, redQueries, Scope } from './red-queries';
import { routeQueries, routesOf } from './routes';
import { viewIn, View } from './view';

/** Asks everything that the dashboard shows for the view that is set; provided by the page. */
@Injectable()
export class MetricsData {
  private readonly prometheus = inject(Prometheus);
  private readonly planes = inject(Planes);
  private readonly shown = signal<View>(viewIn(new Address({})));
  // A fixed span does not change any more, so there is nothing to refresh.
  private readonly interval = computed(() => (this.shown().range.kind === 'last' ? this.shown().refreshMs : undefined));
  private readonly ticker = ticker(this.interval);

  readonly view = this.shown.asReadonly();
  readonly now = this.ticker.now;
  readonly grid = computed<Grid>(() => gridOver(this.view().range, this.ticker.now()));

  readonly rate = this.red('rate');
  readonly errors = this.red('errors');
  readonly p50 = this.red('p50');
  readonly p95 = this.red('p95');
  readonly p99 = this.red('p99');
  readonly active = this.red('active');

  readonly business = BUSINESS.map(({ meaning, expression }) => ({ meaning, answer: this.lines(meaning.title, expression) }));
  readonly hasBusiness = computed(() =>
    this.business.some(({ answer }) => {
      const lines = answer.value();
      return lines !== undefined && !isBlank(lines);
    }),
  );

  /** How many steps of the former period have samples. */
  private readonly formerly = live(
    () => ({ topic: this.topic('covered'), atMs: endMs(this.grid()), stepMs: this.grid().stepMs, lengthMs: lengthOf(this.view().range) }),
    ({ atMs, stepMs, lengthMs }) => {
      const length = duration(lengthMs);
      return this.prometheus
        .instant(coveredSteps(this.view(), length, stepMs, ` offset ${length}`), atMs)
        .pipe(map((answer) => ({ steps: lengthMs / stepMs, covered: firstValue(answer) })));
    },
  );

  readonly rateFigure = this.figure('rate');
  readonly errorsFigure = this.figure('errors');
  readonly p50Figure = this.figure('p50');
  readonly p95Figure = this.figure('p95');
  readonly p99Figure = this.figure('p99');

  readonly rateTrend = this.trend('rate');
  readonly errorsTrend = this.trend('errors');
  readonly p50Trend = this.trend('p50');
  readonly p95Trend = this.trend('p95');
  readonly p99Trend = this.trend('p99');

  private readonly requests = live(
    () => ({ topic: this.topic('exemplars'), grid: this.grid() }),
    ({ grid }) => this.prometheus.exemplars(exemplarQuery(this.view()), { startMs: grid.startMs, endMs: endMs(grid) }),
  );
  /** Single requests with their traces; none where the store keeps none. */
  readonly exemplars = computed(() => this.requests.value() ?? []);

  /** Deploys, alerts, load runs and notes. */
  readonly annotated = liveMarks(() => ({ grid: this.grid(), environments: this.view().environments }));

  readonly routes = live(
    () => ({ topic: this.topic('routes'), grid: this.grid(), rangeMs: lengthOf(this.view().range) }),
    ({ grid, rangeMs }) => {
      const queries = routeQueries(this.view(), rangeMs, grid.stepMs);
      const at = (query: string) => this.prometheus.instant(query, endMs(grid));
      return forkJoin({
        requests: at(queries.requests),
        failed: at(queries.failed),
        p95: at(queries.p95),
        trend: this.prometheus.range(queries.trend, grid),
      }).pipe(map(routesOf));
    },
  );

  readonly coverage = computed(() => coverageOf(this.planes.list() ?? [], this.view().environments));

  /** When the newest answer's last step was. */
  readonly updatedMs = computed(() => {
    const rate = this.rate.value();
    return rate && endMs(rate.grid);
  });

  show(view: View): void {
    this.shown.set(view);
  }

  refresh(): void {
    this.ticker.tick();
  }

  private red(name: keyof RedQueries): Charted {
    return this.lines(name, (scope, window) => redQueries(scope, window)[name].byEnvironment);
  }

  private lines(name: string, write: (scope: Scope, window: string) => string): Charted {
    const expression = computed(() => write(this.view(), rateWindow(this.grid().stepMs)));
    const answer = live(
      () => ({ topic: this.topic(name), grid: this.grid() }),
      ({ grid }) => this.prometheus.range(expression(), grid),
    );
    const value = computed(() => {
      const known = answer.value();
      return known && this.linesOf(known);
    });
    return { ...answer, value, expression };
  }

  private trend(name: keyof RedQueries): Signal<Float64Array> {
    const answer = live(
      () => ({ topic: this.topic(name), grid: this.grid() }),
      ({ grid }) => this.prometheus.range(redQueries(this.view(), rateWindow(grid.stepMs))[name].total, grid),
    );
    return computed(() => answer.value()?.series[0]?.values ?? new Float64Array());
  }

  private figure(name: keyof RedQueries): Live<CardFigure> {
    const answer = live(
      () => ({
        topic: this.topic(name),
        atMs: endMs(this.grid()),
        stepMs: this.grid().stepMs,
        lengthMs: lengthOf(this.view().range),
      }),
      ({ atMs, stepMs, lengthMs }) => {
        const length = duration(lengthMs);
        const view = this.view();
        const at = (query: string) => this.prometheus.instant(query, atMs).pipe(map(firstValue));
        const over = (offset: string) =>
          name === 'rate' ? meanRate(view, length, stepMs, offset) : redQueries(view, length, offset)[name].total;
        const offset = ` offset ${length}`;
        return forkJoin({ now: at(over('')), before: at(over(offset)) });
      },
    );
    const value = computed(() => {
      const known = answer.value();
      const { steps, covered } = this.formerly.value() ?? { steps: 1, covered: 0 };
      return known && coveredFigure(known.now, known.before, covered, steps);
    });
    return { ...answer, value };
  }

  private topic(name: string): string {
    return [name, ...this.view().environments].join(' ');
  }

  private linesOf({ grid, series, warnings }: RangeAnswer): Lines {
    const looks = this.planes.looks();
    const lines = series.map(({ labels, values }): Line => {
      const name = labels['environment'] ?? 'no environment';
      const { slot, dashed } = looks.get(name) ?? lookOf(name, 7);
      return { name, slot, dashed, values };
    });
    return { grid, lines: lines.sort((a, b) => (a.name < b.name ? -1 : 1)), warnings };
  }
}
