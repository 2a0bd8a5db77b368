import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Params } from '@angular/router';
import { forkJoin } from 'rxjs';
import { ChartPanel } from '../chart/chart-panel';
import { Span } from '../chart/line-chart';
import { isBlank, Lines } from '../chart/lines';
import { Marks, NO_MARKS } from '../chart/marks';
import { Sparkline } from '../chart/sparkline';
import { statisticsOf } from '../chart/statistics';
import { TableToggle } from '../chart/table-toggle';
import { ValuesTable } from '../chart/values-table';
import { WhyBlank } from '../chart/why-blank';
import { exploreParams } from '../explore/query-state';
import { Planes } from '../planes/planes';
import { endMs, Grid } from '../prometheus/grid';
import { slotsFor } from '../planes/series-slots';
import { Prometheus } from '../prometheus/prometheus';
import { Range } from '../range/range';
import { live } from '../refresh/live';
import { FigureText } from '../unit/figure-text';
import { bucketLines, bucketsOf } from './buckets';
import { Gauge } from './gauge';
import { gaugeMax } from './gauge-scale';
import { HeatMap } from './heat-map';
import { LatestValues } from './latest-values';
import { Markdown } from './markdown';
import { namedLines } from './named-lines';
import { lineThreshold, meaningOf, toneOf } from './panel-meaning';
import { expressionsOf, Panel } from './perses';
import { seen } from './seen';
import { Choices, interpolated, variableProblem } from './variables';

/** One panel of a dashboard: its queries with the chosen values in them, drawn as its document says. */
@Component({
  selector: 'pw-panel-view',
  imports: [ChartPanel, FigureText, Gauge, HeatMap, LatestValues, Markdown, Sparkline, TableToggle, ValuesTable, WhyBlank],
  templateUrl: './panel-view.html',
  styleUrl: './panel-view.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PanelView {
  private readonly prometheus = inject(Prometheus);
  private readonly planes = inject(Planes);
  private readonly seen = seen();

  readonly panel = input.required<Panel>();
  readonly choices = input.required<Choices>();
  readonly grid = input.required<Grid>();
  readonly range = input.required<Range>();
  readonly marks = input<Marks>(NO_MARKS);
  readonly zoomed = output<Span>();
  readonly zoomedBack = output();
  readonly marked = output<Span>();
  readonly markRemoved = output<string>();

  protected readonly kind = computed(() => this.panel().spec.plugin.kind);
  protected readonly meaning = computed(() => meaningOf(this.panel()));
  protected readonly chart = computed(() => {
    const { title, unit } = this.meaning();
    return { title, unit, ...lineThreshold(this.meaning()) };
  });
  protected readonly queries = computed(() => {
    const grid = this.grid();
    const times = { stepMs: grid.stepMs, rangeMs: endMs(grid) - grid.startMs };
    return expressionsOf(this.panel()).map(({ query }) => interpolated(query, this.choices(), times));
  });
  /** Why the queries can't be asked. */
  protected readonly problem = computed(() =>
    expressionsOf(this.panel())
      .map(({ query }) => variableProblem(query, this.choices()))
      .find((sentence) => sentence !== undefined),
  );
  protected readonly answers = live(
    () =>
      this.queries().length === 0 || !this.seen() || this.problem() !== undefined
        ? undefined
        : {
            topic: this.queries().join('\n'),
            grid: this.grid(),
          },
    ({ grid }) => forkJoin(this.queries().map((query) => this.prometheus.range(query, grid))),
  );
  protected readonly lines = {
    ...this.answers,
    value: computed<Lines | undefined>(() => {
      const answers = this.answers.value();
      const grid = answers?.[0]?.grid;
      if (answers === undefined || grid === undefined) {
        return undefined;
      }
      // Of the document, not of the questions: those change with every refresh, and what is drawn only with its answer.
      const names = expressionsOf(this.panel()).map(({ seriesName }) => seriesName);
      const slots = slotsFor(
        answers.flatMap(({ series }) => series),
        this.planes,
      );
      const lines = answers.flatMap(({ series }, index) => {
        const before = answers.slice(0, index).reduce((sum, { series: former }) => sum + former.length, 0);
        return namedLines(series, names[index], slots.slice(before, before + series.length));
      });
      return { grid, lines, warnings: answers.flatMap(({ warnings }) => warnings) };
    }),
  };
  protected readonly empty = computed(() => {
    const lines = this.lines.value();
    return lines !== undefined && isBlank(lines);
  });
  protected readonly explore = computed<Params | undefined>(() => {
    const [first] = this.queries();
    return first === undefined ? undefined : exploreParams(first, this.range());
  });
  protected readonly figures = computed(() =>
    (this.lines.value()?.lines ?? []).map((line) => {
      const value = statisticsOf(line.values).last;
      return { name: line.name, value, values: line.values, tone: toneOf(value, this.meaning().thresholds) };
    }),
  );
  protected readonly buckets = computed(() => {
    const answer = this.kind() === 'HeatMapChart' ? this.answers.value()?.[0] : undefined;
    return answer && bucketsOf(answer);
  });
  protected readonly bucketLines = bucketLines;
  protected readonly asTable = signal(false);
  protected readonly gaugeMax = computed(() =>
    gaugeMax(
      this.meaning(),
      this.figures().map(({ value }) => value),
    ),
  );
}
