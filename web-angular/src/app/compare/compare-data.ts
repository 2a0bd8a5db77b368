import { computed, inject, Injectable, signal } from '@angular/core';
import { forkJoin, map } from 'rxjs';
import { Charted } from '../chart/charted';
import { LinesMeaning } from '../chart/lines';
import { rateWindow, RedQueries, redQueries } from '../metrics/red-queries';
import { routeQueries, routesOf } from '../metrics/routes';
import { REFRESHES } from '../metrics/view';
import { lookOf } from '../planes/environment-look';
import { Planes } from '../planes/planes';
import { endMs, Grid } from '../prometheus/grid';
import { Prometheus } from '../prometheus/prometheus';
import { DEFAULT_RANGE, gridOver, lengthOf, Range } from '../range/range';
import { live } from '../refresh/live';
import { ticker } from '../refresh/ticker';
import { routeDifferences } from './route-difference';
import { againstBaseline, namesOf, Side, Sides, sidesOf } from './sides';

export interface Compared {
  readonly a: string;
  readonly b: string;
  readonly range: Range;
}

export interface ComparedChart {
  readonly meaning: LinesMeaning;
  readonly answer: Charted;
}

const CHARTS: readonly (LinesMeaning & { readonly name: keyof RedQueries })[] = [
  { name: 'rate', title: 'Request rate', unit: 'per-second' },
  { name: 'errors', title: 'Error rate', unit: 'ratio' },
  { name: 'p95', title: 'Latency p95', unit: 'seconds' },
  { name: 'p50', title: 'Latency p50', unit: 'seconds' },
  { name: 'p99', title: 'Latency p99', unit: 'seconds' },
  { name: 'active', title: 'Active requests', unit: 'count' },
];
const REFRESHED_EVERY_MS = REFRESHES[2]?.ms;

/** Asks the same of both sides; provided by the page. */
@Injectable()
export class CompareData {
  private readonly prometheus = inject(Prometheus);
  private readonly planes = inject(Planes);
  private readonly shown = signal<Compared>({ a: '', b: '', range: DEFAULT_RANGE });
  private readonly ticker = ticker(computed(() => (this.shown().range.kind === 'last' ? REFRESHED_EVERY_MS : undefined)));

  readonly now = this.ticker.now;
  readonly sides = computed<Sides>(() => sidesOf(this.shown().a, this.shown().b, this.shown().range));
  private readonly grid = computed<Grid>(() => gridOver(this.shown().range, this.now()));

  readonly charts: readonly ComparedChart[] = CHARTS.map((meaning) => ({ meaning, answer: this.chart(meaning.name) }));

  readonly routes = live(
    () => this.question('routes', this.grid()),
    ({ grid }) => {
      const { baseline, measured } = againstBaseline(this.sides());
      return forkJoin([this.routesAt(baseline, grid), this.routesAt(measured, grid)]).pipe(
        map(([first, second]) => routeDifferences(first, second, namesOf(this.sides()))),
      );
    },
  );

  show(compared: Compared): void {
    this.shown.set(compared);
  }

  private chart(name: keyof RedQueries): Charted {
    const answer = live(
      () => this.question(name, this.grid()),
      ({ grid }) => {
        const { a, b } = this.sides();
        const ask = (side: Side) => this.prometheus.range(this.expression(name, side, grid), grid);
        return forkJoin([ask(a), ask(b)]);
      },
    );
    const value = computed(() => {
      const known = answer.value();
      if (known === undefined) {
        return undefined;
      }
      const { a, b } = this.sides();
      const [slot, other] = [a, b].map(({ environment }) => (this.planes.looks().get(environment) ?? lookOf(environment, 7)).slot);
      const values = (index: 0 | 1) => known[index].series[0]?.values ?? new Float64Array(known[index].grid.count).fill(Number.NaN);
      return {
        grid: known[0].grid,
        warnings: known.flatMap(({ warnings }) => warnings),
        lines: [
          { name: `A ${a.name}`, slot: slot ?? 0, dashed: false, values: values(0) },
          { name: `B ${b.name}`, slot: other ?? 1, dashed: true, values: values(1) },
        ],
      };
    });
    return { ...answer, value, expression: computed(() => this.expression(name, this.sides().a, this.grid())) };
  }

  private expression(name: keyof RedQueries, { environment, offset }: Side, { stepMs }: Grid): string {
    return redQueries({ environments: [environment] }, rateWindow(stepMs), offset)[name].total;
  }

  private routesAt({ environment, offset }: Side, grid: Grid) {
    const queries = routeQueries({ environments: [environment] }, lengthOf(this.shown().range), grid.stepMs, offset);
    const at = (query: string) => this.prometheus.instant(query, endMs(grid));
    return forkJoin({
      requests: at(queries.requests),
      failed: at(queries.failed),
      p95: at(queries.p95),
      trend: this.prometheus.range(queries.trend, grid),
    }).pipe(map(routesOf));
  }

  /** Nothing is asked before it is known whom to compare. */
  private question(name: string, grid: Grid) {
    const { a, b } = this.sides();
    return a.environment === '' ? undefined : { topic: [name, a.name, b.name].join(' '), grid };
  }
}
