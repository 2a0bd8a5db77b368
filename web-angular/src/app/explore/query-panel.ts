import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { ChartPanel } from '../chart/chart-panel';
import { Span } from '../chart/line-chart';
import { Lines, LinesMeaning } from '../chart/lines';
import { fileName, save } from '../chart/save';
import { AddToDashboard } from '../dashboards/add-to-dashboard';
import { PERSES_UNITS } from '../dashboards/panel-meaning';
import { Planes } from '../planes/planes';
import { slotsFor } from '../planes/series-slots';
import { RangeAnswer } from '../prometheus/answer';
import { alignedGrid, gridWithStep } from '../prometheus/grid';
import { FormerRanges } from '../range/former-ranges';
import { between } from '../range/range';
import { RangePicker } from '../range/range-picker';
import { live, Live } from '../refresh/live';
import { Session } from '../session/session';
import { Engine, MOST_SERIES } from './engine';
import { Evaluated, Row } from './engine-answer';
import { HistoryMenu } from './history-menu';
import { QueryEditor } from './query-editor';
import { QueryHistory } from './query-history';
import { parseLength, QueryState, Tab } from './query-state';
import { rowsCsv } from './rows-csv';
import { RowsTable } from './rows-table';
import { linesOf, MOST_DRAWN } from './series-lines';
import { SyntaxTree } from './syntax-tree';
import { unitOf } from './unit-of';

/** One expression with its answer as a graph or a table, or with its syntax. */
@Component({
  selector: 'pw-query-panel',
  imports: [AddToDashboard, ChartPanel, HistoryMenu, QueryEditor, RangePicker, RowsTable, SyntaxTree],
  templateUrl: './query-panel.html',
  styleUrl: './query-panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QueryPanel {
  private readonly engine = inject(Engine);
  private readonly planes = inject(Planes);
  private readonly session = inject(Session);
  private readonly editor = viewChild.required(QueryEditor);
  private readonly formerRanges = new FormerRanges();

  readonly state = input.required<QueryState>();
  readonly position = input.required<number>();
  readonly removable = input(false);
  readonly changed = output<Partial<QueryState>>();
  readonly removed = output();

  protected readonly history = inject(QueryHistory);
  protected readonly tabs: readonly { readonly tab: Tab; readonly label: string }[] = [
    { tab: 'graph', label: 'Graph' },
    { tab: 'table', label: 'Table' },
    { tab: 'explain', label: 'Explain' },
  ];
  protected readonly mayKeep = computed(() => this.session.caller()?.role !== 'VIEWER');
  protected readonly persesUnit = computed(() => PERSES_UNITS[this.meaning().unit]);
  protected readonly draft = linkedSignal(() => this.state().expression);
  /** When the expression was run last; the same one is run again by running it. */
  protected readonly runAt = signal(Date.now());
  protected readonly favourite = computed(() => this.history.favourites().includes(this.draft()));
  protected readonly stepText = computed(() => {
    const { stepMs } = this.state();
    return stepMs === undefined ? '' : String(stepMs / 1000);
  });

  private readonly grid = computed(() => {
    const { range, stepMs } = this.state();
    const [fromMs, toMs] = range.kind === 'last' ? [this.runAt() - range.lengthMs, this.runAt()] : [range.fromMs, range.toMs];
    return stepMs === undefined ? alignedGrid(fromMs, toMs) : gridWithStep(fromMs, toMs, stepMs);
  });
  protected readonly autoStep = computed(() => `${this.grid().stepMs / 1000}`);
  private readonly asked = computed(() => {
    const expression = this.state().expression.trim();
    return expression === '' ? undefined : { topic: expression, at: this.runAt() };
  });
  private readonly ranged = live(
    () => (this.state().tab === 'graph' ? this.asked() && { topic: this.asked()?.topic ?? '', grid: this.grid() } : undefined),
    ({ topic, grid }) => this.engine.range(topic, grid),
  );
  protected readonly rows = live(
    () => (this.state().tab === 'table' ? this.asked() && { topic: this.asked()?.topic ?? '', atMs: this.endMs() } : undefined),
    ({ topic, atMs }) => this.engine.instant(topic, atMs),
  );
  protected readonly syntax = live(
    () => (this.state().tab === 'explain' ? this.asked() : undefined),
    ({ topic }) => this.engine.syntax(topic),
  );
  protected readonly lines = { ...this.ranged, value: computed(() => this.ranged.value() && this.drawn(this.answerOf(this.ranged))) };
  protected readonly meaning = computed<LinesMeaning>(() => ({
    title: this.state().expression,
    unit: unitOf(this.state().expression),
  }));
  protected readonly evaluated = computed<Evaluated<unknown> | undefined>(() =>
    this.state().tab === 'graph' ? this.ranged.value() : this.state().tab === 'table' ? this.rows.value() : undefined,
  );
  protected readonly found = computed(
    () => (this.state().tab === 'graph' ? this.ranged.value()?.answer.series : this.rows.value()?.answer)?.length,
  );
  protected readonly guarded = computed(() => {
    const found = this.found() ?? 0;
    if (found > MOST_SERIES) {
      return `More than ${MOST_SERIES} series; the first ${MOST_SERIES} were read. Aggregate, or pick the largest with topk().`;
    }
    return this.state().tab === 'graph' && found > MOST_DRAWN ? `The ${MOST_DRAWN} highest of ${found} series are drawn.` : '';
  });

  focus(): void {
    this.editor().focus();
  }

  protected run(): void {
    const expression = this.draft().trim();
    if (expression === '') {
      return;
    }
    this.history.remember(expression);
    this.runAt.set(Date.now());
    this.changed.emit({ expression });
  }

  protected choose(expression: string): void {
    this.draft.set(expression);
    this.run();
  }

  protected chooseStep(text: string): void {
    const stepMs = parseLength(text);
    this.changed.emit({ stepMs: stepMs !== undefined && stepMs >= 1000 ? stepMs : undefined });
  }

  protected download(rows: readonly Row[]): void {
    save(rowsCsv(rows), fileName(this.state().expression, 'csv'));
  }

  protected zoomTo({ fromMs, toMs }: Span): void {
    this.formerRanges.remember(this.state().range);
    this.changed.emit({ range: between(fromMs, toMs) });
  }

  protected zoomBack(): void {
    this.changed.emit({ range: this.formerRanges.before(this.state().range) });
  }

  private drawn(answer: RangeAnswer): Lines {
    return linesOf(answer, slotsFor(answer.series, this.planes));
  }

  private endMs(): number {
    const { range } = this.state();
    return range.kind === 'last' ? this.runAt() : range.toMs;
  }

  private answerOf<T>({ value }: Live<Evaluated<T>>): T {
    const evaluated = value();
    if (evaluated === undefined) {
      throw new Error('There is no answer yet.');
    }
    return evaluated.answer;
  }
}
