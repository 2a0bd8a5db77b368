import { ChangeDetectionStrategy, Component, computed, effect, inject, viewChild } from '@angular/core';
import { Params, Router } from '@angular/router';
import { readAddress } from '../address/read-address';
import { AnnotationForm } from '../annotations/annotation-form';
import { Charted } from '../chart/charted';
import { ChartPanel } from '../chart/chart-panel';
import { Cursor } from '../chart/cursor';
import { Span } from '../chart/line-chart';
import { LinesMeaning } from '../chart/lines';
import { offerCommands } from '../commands/commands';
import { exploreParams } from '../explore/query-state';
import { ownTab } from '../planes/own-tab';
import { Planes } from '../planes/planes';
import { Session } from '../session/session';
import { Recents } from '../shell/recents';
import { FigureCard } from './figure-card';
import { MetricsData } from './metrics-data';
import { FormerRanges } from '../range/former-ranges';
import { between, DEFAULT_RANGE, parseRange, PRESETS, shifted } from '../range/range';
import { RouteTable } from './route-table';
import { Toolbar } from './toolbar';
import { View, viewIn, viewLabel, viewParams } from './view';

interface Panel {
  readonly meaning: LinesMeaning;
  readonly answer: Charted;
}

@Component({
  selector: 'pw-metrics',
  imports: [AnnotationForm, ChartPanel, FigureCard, RouteTable, Toolbar],
  providers: [Cursor, MetricsData],
  templateUrl: './metrics.html',
  styleUrl: './metrics.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown.escape)': 'cursor.clear()' },
})
export default class Metrics {
  private readonly router = inject(Router);
  private readonly planes = inject(Planes);
  private readonly recents = inject(Recents);
  private readonly session = inject(Session);
  private readonly annotationForm = viewChild.required(AnnotationForm);
  private readonly formerRanges = new FormerRanges();

  protected readonly cursor = inject(Cursor);
  protected readonly data = inject(MetricsData);
  protected readonly view = readAddress(viewIn);
  protected readonly expectedLines = computed(() => this.view().environments.length || this.planes.environments().length || 1);
  protected readonly panels: readonly Panel[] = [
    { meaning: { title: 'Request rate', unit: 'per-second' }, answer: this.data.rate },
    {
      meaning: { title: 'Error rate', unit: 'ratio', threshold: { value: 0.01, label: '1 %', tone: 'bad' } },
      answer: this.data.errors,
    },
    { meaning: { title: 'Latency p95', unit: 'seconds' }, answer: this.data.p95 },
    { meaning: { title: 'Latency p50', unit: 'seconds' }, answer: this.data.p50 },
    {
      meaning: { title: 'Latency p99', unit: 'seconds', threshold: { value: 0.5, label: '500 ms', tone: 'warn' } },
      answer: this.data.p99,
    },
    { meaning: { title: 'Active requests', unit: 'count' }, answer: this.data.active },
  ];

  constructor() {
    offerCommands([
      ...PRESETS.map(({ text, label }, index) => ({
        title: label,
        keys: String(index + 1),
        group: 'Time range',
        run: () => this.show({ range: parseRange(text, undefined, undefined) ?? DEFAULT_RANGE }),
      })),
      { title: 'Earlier', keys: '[', group: 'Time range', run: () => this.shift(-1) },
      { title: 'Later', keys: ']', group: 'Time range', run: () => this.shift(1) },
      { title: 'Back from a zoom', keys: 'b', group: 'Time range', run: () => this.zoomBack() },
      { title: 'Refresh now', keys: 'r', group: 'Metrics', run: () => this.data.refresh() },
      { title: 'Write a note on the charts', keys: 'n', group: 'Metrics', run: () => this.annotate() },
      { title: 'All environments', keys: 'a', group: 'Metrics', run: () => this.show({ environments: [] }) },
    ]);
    effect(() => this.data.show(this.view()));
    effect(() => this.recents.remember({ label: viewLabel(this.view()), address: this.addressOf(this.view()) }));
    ownTab(() => {
      const { environments } = this.view();
      return { title: environments.join(', '), environment: environments.length === 1 ? environments[0] : undefined };
    });
  }

  protected show(change: Partial<View>): void {
    this.cursor.clear();
    void this.router.navigate([], { queryParams: viewParams({ ...this.view(), ...change }), queryParamsHandling: 'merge' });
  }

  protected zoomTo({ fromMs, toMs }: Span): void {
    this.formerRanges.remember(this.view().range);
    this.show({ range: between(fromMs, toMs) });
  }

  protected zoomBack(): void {
    this.show({ range: this.formerRanges.before(this.view().range) });
  }

  /** Where nobody said when, the time that the cursor stands at. */
  protected annotate(span?: Span): void {
    if (this.session.caller()?.role !== 'VIEWER') {
      const atMs = this.cursor.at()?.timeMs ?? Date.now();
      this.annotationForm().open(span ?? { fromMs: atMs, toMs: atMs });
    }
  }

  protected exploreParams({ expression }: Charted): Params {
    return exploreParams(expression(), this.view().range);
  }

  private addressOf(view: View): string {
    return this.router.serializeUrl(this.router.createUrlTree(['/charts'], { queryParams: viewParams(view) }));
  }

  private shift(direction: -1 | 1): void {
    this.show({ range: shifted(this.view().range, this.data.now(), direction) });
  }
}
