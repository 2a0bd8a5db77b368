import { lasting } from '../unit/time';
import { Evidence } from './evidence';
import { Budget, Objective } from './objective';

export type BudgetState = 'gone' | 'burning' | 'low' | 'well' | 'none';

/** Less than this share of a budget is little. */
const LITTLE = 0.25;
const WORST_FIRST: readonly BudgetState[] = ['gone', 'burning', 'low', 'well', 'none'];

export function stateOf({ left, total, goneInSeconds }: Budget): BudgetState {
  // Without an event nothing was kept and nothing was broken.
  if (total === 0) {
    return 'none';
  }
  if (left <= 0) {
    return 'gone';
  }
  if (goneInSeconds !== undefined) {
    return 'burning';
  }
  return left < LITTLE ? 'low' : 'well';
}

/**
 * How long it lasts at the pace of the last hour, in words that need no knowledge of burn rates. An hour remembers a fault that has ended, so
 * that it is getting worse only where the last five minutes say so, too.
 */
export function outlook({ left, total, target, burnRate, goneInSeconds }: Budget, evidence?: Evidence): string {
  if (total === 0) {
    return 'nothing was counted yet';
  }
  if (left <= 0) {
    const used = left < -0.05 ? `used up ${(1 - left).toFixed(1)} times over` : 'used up';
    if ((1 - target) * total < 1) {
      return `${used}: of so few events not one may be bad`;
    }
    const endedNow = evidence?.recentBad === 0 ? ', no failures in the last 5 minutes' : '';
    return burnRate > 1 && endedNow === ''
      ? `${used}, and still getting worse`
      : `${used}${endedNow}; it recovers as old failures leave the window`;
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
