import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Params, RouterLink } from '@angular/router';
import { map } from 'rxjs';
import { ChartPanel } from '../chart/chart-panel';
import { Cursor } from '../chart/cursor';
import { LinesMeaning } from '../chart/lines';
import { Markdown } from '../dashboards/markdown';
import { exploreParams } from '../explore/query-state';
import { linesOf } from '../explore/series-lines';
import { Planes } from '../planes/planes';
import { slotsFor } from '../planes/series-slots';
import { alignedGrid } from '../prometheus/grid';
import { Prometheus } from '../prometheus/prometheus';
import { between } from '../range/range';
import { live } from '../refresh/live';
import { Alert } from './alert';
import { Alerting } from './alerting';
import { measuredBy, seriesOf, thresholdOf, unitOf } from './measured';

const AROUND_MS = 30 * 60_000;
const LONGEST_MS = 24 * 3_600_000;

/** One alert in full: its words, what it measures against its limit, its labels, and the text that says what to do. */
@Component({
  selector: 'pw-alert-detail',
  imports: [ChartPanel, Markdown, RouterLink],
  providers: [Cursor],
  templateUrl: './alert-detail.html',
  styleUrl: './alert-detail.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AlertDetail {
  private readonly prometheus = inject(Prometheus);
  private readonly alerting = inject(Alerting);
  private readonly planes = inject(Planes);

  readonly alert = input.required<Alert>();
  readonly nowMs = input.required<number>();
  readonly maySilence = input(false);
  readonly silenced = output();

  protected readonly measured = computed(() => {
    const { expression } = this.alert();
    return expression === undefined ? undefined : measuredBy(expression);
  });
  protected readonly meaning = computed<LinesMeaning>(() => ({
    title: 'What it measures',
    unit: unitOf(this.alert()),
    ...thresholdOf(this.alert(), this.measured()?.below ?? false),
  }));
  private readonly grid = computed(() => {
    const { sinceMs, untilMs } = this.alert();
    const toMs = Math.min(this.nowMs(), (untilMs ?? this.nowMs()) + AROUND_MS);
    return alignedGrid(Math.max(toMs - LONGEST_MS, sinceMs - AROUND_MS), toMs);
  });
  private readonly answer = live(
    () => {
      const query = this.measured()?.expression;
      return query === undefined ? undefined : { topic: query, grid: this.grid() };
    },
    ({ topic, grid }) => this.prometheus.range(topic, grid).pipe(map((whole) => seriesOf(this.alert(), whole))),
  );
  protected readonly lines = {
    ...this.answer,
    value: computed(() => {
      const known = this.answer.value();
      const lines = known && linesOf(known, slotsFor(known.series, this.planes));
      // A lone line needs no labels to be told from others.
      return (
        lines && { ...lines, lines: lines.lines.map((line) => (lines.lines.length === 1 ? { ...line, name: this.alert().name } : line)) }
      );
    }),
  };
  protected readonly marks = computed(() => {
    const { sinceMs, untilMs, summary } = this.alert();
    return { moments: [], periods: [{ fromMs: sinceMs, toMs: untilMs ?? this.nowMs(), text: summary, tone: 'bad' as const }] };
  });
  protected readonly explore = computed<Params | undefined>(() => {
    const { expression, sinceMs, untilMs } = this.alert();
    const toMs = untilMs ?? this.nowMs();
    return expression === undefined ? undefined : exploreParams(expression, between(sinceMs - AROUND_MS, toMs));
  });
  protected readonly runbook = live(
    () => {
      const { runbook } = this.alert();
      return runbook === undefined ? undefined : { topic: runbook };
    },
    // Its title is the alert's name, which stands above it.
    ({ topic }) => this.alerting.runbook(topic).pipe(map((text) => text.replace(/^# .*\n/, ''))),
  );
  protected readonly labels = computed(() =>
    Object.entries(this.alert().labels)
      .filter(([name]) => name !== 'alertname')
      .map(([name, value]) => `${name}=${value}`),
  );
}
