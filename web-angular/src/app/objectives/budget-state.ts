import { lasting } from '../unit/time';
import { Budget, Objective } from './objective';

export type BudgetState = 'gone' | 'burning' | 'low' | 'well';

/** Less than this share of a budget is little. */
const LITTLE = 0.25;
const WORST_FIRST: readonly BudgetState[] = ['gone', 'burning', 'low', 'well'];

export function stateOf({ left, goneInSeconds }: Budget): BudgetState {
  if (left <= 0) {
    return 'gone';
  }
  if (goneInSeconds !== undefined) {
    return 'burning';
  }
  return left < LITTLE ? 'low' : 'well';
}

/** How long it lasts at the pace of the last hour, in words that need no knowledge of burn rates. */
export function outlook({ left, total, burnRate, goneInSeconds }: Budget): string {
  if (total === 0) {
    return 'nothing was counted yet';
  }
  if (left <= 0) {
    const used = left < -0.05 ? `used up ${(1 - left).toFixed(1)} times over` : 'used up';
    return burnRate > 1 ? `${used}, and still getting worse` : `${used}; it recovers as old failures leave the window`;
  }
  return goneInSeconds === undefined ? 'at this pace it lasts' : `at this pace it is gone in ${roughly(goneInSeconds * 1000)}`;
}

/** 5 h, not 5 h 13 min: it is an estimate. */
function roughly(ms: number): string {
  return lasting(ms).replace(/ h \d+ min$/, ' h');
}

/** The environments whose budget is worst first; objectives by their worst environment, then by name. */
export function worstBudgetFirst(objectives: readonly Objective[]): readonly Objective[] {
  return objectives
    .map((objective) => ({ ...objective, budgets: [...objective.budgets].sort(byNeed) }))
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function byNeed(a: Budget, b: Budget): number {
  return WORST_FIRST.indexOf(stateOf(a)) - WORST_FIRST.indexOf(stateOf(b)) || a.left - b.left || (a.environment < b.environment ? -1 : 1);
}

function rank({ budgets: [worst] }: Objective): number {
  return worst === undefined ? WORST_FIRST.length : WORST_FIRST.indexOf(stateOf(worst));
}
