import { Grid, gridWithStep } from '../prometheus/grid';
import { equals, selector } from '../prometheus/promql';
import { Budget, Objective } from './objective';

/** Each point sums up a whole window, so there are few of them. */
const POINTS = 120;

/** What was left of an environment's budget, at each time of the window that ended there. */
export function budgetQuery({ name, definition: { windowDays } }: Objective, { environment, target }: Budget): string {
  const counted = (what: string) =>
    `sum(sum_over_time(${selector(`objective:${what}:increase1m`, equals('objective', name), equals('environment', environment))}[${windowDays}d]))`;
  // Where nothing was ever bad, there is no series of it.
  const bad = `(${counted('bad')} or 0 * ${counted('total')})`;
  // A share such as 1 - 0.99 is not exactly 0.01 in binary; six digits are what a target can mean.
  return `1 - ${bad} / (${Number((1 - target).toFixed(6))} * ${counted('total')})`;
}

export function budgetGrid(fromMs: number, toMs: number): Grid {
  return gridWithStep(fromMs, toMs, Math.max(60_000, Math.ceil((toMs - fromMs) / POINTS / 60_000) * 60_000));
}
