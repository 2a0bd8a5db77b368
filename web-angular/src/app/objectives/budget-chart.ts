import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { forkJoin } from 'rxjs';
import { ChartPanel } from '../chart/chart-panel';
import { Cursor } from '../chart/cursor';
import { Lines, LinesMeaning } from '../chart/lines';
import { lookOf } from '../planes/environment-look';
import { Planes } from '../planes/planes';
import { Prometheus } from '../prometheus/prometheus';
import { live } from '../refresh/live';
import { budgetGrid, budgetQuery } from './budget-query';
import { BUDGET_SPANS } from './budget-spans';
import { Objective } from './objective';

const MEANING: LinesMeaning = {
  title: 'Budget left over time',
  unit: 'ratio',
  threshold: { value: 0, label: 'used up', tone: 'bad', below: true },
};

/** What was left of each environment's budget over time. */
@Component({
  selector: 'pw-budget-chart',
  imports: [ChartPanel],
  providers: [Cursor],
  template: `
    <label>
      <span class="visually-hidden">Over</span>
      <select #span (change)="ranged.emit(span.value)">
        @for (choice of spans; track choice.text) {
          <option [value]="choice.text" [selected]="choice === chosen()">{{ choice.label }}</option>
        }
      </select>
    </label>
    <pw-chart-panel
      [meaning]="meaning"
      [answer]="lines"
      [queries]="queries()"
      [zoomable]="false"
      [expectedLines]="objective().budgets.length"
    />
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BudgetChart {
  private readonly prometheus = inject(Prometheus);
  private readonly planes = inject(Planes);

  readonly objective = input.required<Objective>();
  readonly nowMs = input.required<number>();
  readonly range = input<string | undefined>();
  readonly ranged = output<string>();

  protected readonly spans = BUDGET_SPANS;
  protected readonly meaning = MEANING;
  protected readonly chosen = computed(() => BUDGET_SPANS.find(({ text }) => text === this.range()) ?? BUDGET_SPANS[1]);
  protected readonly queries = computed(() => this.objective().budgets.map((budget) => budgetQuery(this.objective(), budget)));
  private readonly answers = live(
    () => {
      const queries = this.queries();
      const toMs = this.nowMs();
      return queries.length === 0 ? undefined : { topic: queries.join('\n'), queries, grid: budgetGrid(toMs - this.chosen().ms, toMs) };
    },
    ({ queries, grid }) => forkJoin(queries.map((query) => this.prometheus.range(query, grid))),
  );
  protected readonly lines = {
    ...this.answers,
    value: computed<Lines | undefined>(() => {
      const answers = this.answers.value();
      const grid = answers?.[0]?.grid;
      if (answers === undefined || grid === undefined) {
        return undefined;
      }
      const lines = this.objective().budgets.flatMap(({ environment }, index) => {
        const values = answers[index]?.series[0]?.values;
        const { slot, dashed } = this.planes.looks().get(environment) ?? lookOf(environment, 7);
        return values === undefined ? [] : [{ name: environment, slot, dashed, values }];
      });
      return { grid, lines, warnings: answers.flatMap(({ warnings }) => warnings) };
    }),
  };
}
