import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { forkJoin, map } from 'rxjs';
import { EnvironmentChip } from '../planes/environment-chip';
import { Prometheus } from '../prometheus/prometheus';
import { live } from '../refresh/live';
import { formatValue } from '../unit/format-value';
import { BudgetBar } from './budget-bar';
import { BudgetChart } from './budget-chart';
import { outlook, stateOf } from './budget-state';
import { coverageText, Evidence, evidenceOf, evidenceQueries } from './evidence';
import { Budget, Objective } from './objective';
import { percentText } from './objective-wish';
import { sharePercent } from './share-percent';

/** One objective: a row an environment, and the budget over time when it is opened. */
@Component({
  selector: 'pw-objective-card',
  imports: [BudgetBar, BudgetChart, EnvironmentChip, RouterLink],
  templateUrl: './objective-card.html',
  styleUrl: './objective-card.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ObjectiveCard {
  private readonly prometheus = inject(Prometheus);

  readonly objective = input.required<Objective>();
  readonly nowMs = input.required<number>();
  readonly opened = input(false);
  readonly range = input<string | undefined>();
  readonly mayChange = input(false);
  /** What is to stand in the address. */
  readonly shown = output<Record<string, string | null>>();
  readonly edited = output();
  readonly removed = output();

  protected readonly stateOf = stateOf;
  protected readonly outlook = outlook;
  protected readonly promise = computed(() => {
    const { target, windowDays } = this.objective().definition;
    return `${percentText(target)} % over ${windowDays === 1 ? '1 day' : `${windowDays} days`}`;
  });

  protected readonly evidence = live(
    () => ({ topic: this.objective().id, queries: evidenceQueries(this.objective()), atMs: this.nowMs() }),
    ({ queries, atMs }) =>
      forkJoin([this.prometheus.instant(queries.counted, atMs), this.prometheus.instant(queries.recent, atMs)]).pipe(
        map(([counted, recent]) => evidenceOf(counted, recent)),
      ),
  );

  protected readonly lost = computed(() => Object.entries(this.objective().lost).map(([plane, reason]) => `${plane}: ${reason}`));

  protected left({ left, total }: Budget): string {
    return total === 0 ? '–' : formatValue(left, 'ratio').replace('-', '−');
  }

  protected pace({ burnRate }: Budget): string {
    if (burnRate === 0) {
      return 'nothing fails';
    }
    return burnRate < 0.05 ? '< 0.1 ×' : `${burnRate.toFixed(burnRate < 10 ? 1 : 0)} ×`;
  }

  /** The share of good events that was reached, and the one that is the target. */
  protected reached({ compliance, total, target }: Budget): { readonly reached: string; readonly target: string } {
    return { reached: total === 0 ? '–' : `${sharePercent(compliance)} %`, target: `of ${percentText(target)} %` };
  }

  protected evidenceOf({ environment }: Budget): Evidence | undefined {
    return this.evidence.value()?.get(environment);
  }

  protected coverage(budget: Budget): string | undefined {
    return coverageText(this.evidenceOf(budget), this.objective().definition.windowDays);
  }

  /** Of everything that was counted in the window, how much was bad and how much may be. */
  protected counted({ bad, total, target }: Budget): string {
    return `${formatValue(Math.round(bad), 'count')} of ${formatValue(Math.round(total), 'count')} bad, ${formatValue(Math.floor((1 - target) * total), 'count')} may be`;
  }
}
