import { outlook, stateOf, worstBudgetFirst } from './budget-state';
import { SOME_BUDGET, SOME_OBJECTIVE } from './some-budget';

describe('a budget', () => {
  it.each([
    [{}, 'well', 'at this pace it lasts'],
    [{ left: 0.1 }, 'low', 'at this pace it lasts'],
    [{ goneInSeconds: 6 * 3600 + 120 }, 'burning', 'at this pace it is gone in 6 h'],
    [{ left: 0 }, 'gone', 'used up; it recovers as old failures leave the window'],
    [{ left: -0.5, burnRate: 3 }, 'gone', 'used up 1.5 times over, and still getting worse'],
    [{ left: -5, burnRate: 3, total: 86, bad: 1 }, 'gone', 'used up 6.0 times over: of so few events not one may be bad'],
    [{ left: 1, total: 0 }, 'none', 'nothing was counted yet'],
  ])('%j is %s: %s', (more, state, words) => {
    const budget = { ...SOME_BUDGET, ...more };
    expect(stateOf(budget)).toBe(state);
    expect(outlook(budget)).toBe(words);
  });
});

it('is not getting worse once the fault has ended, whatever the last hour says', () => {
  const overdrawn = { ...SOME_BUDGET, left: -1.8, burnRate: 12 };
  expect(outlook(overdrawn, { countedMs: 1, recentBad: 4 })).toBe('used up 2.8 times over, and still getting worse');
  expect(outlook(overdrawn, { countedMs: 1, recentBad: 0 })).toBe(
    'used up 2.8 times over, no failures in the last 5 minutes; it recovers as old failures leave the window',
  );
});

describe('worstBudgetFirst', () => {
  it('puts the environment in need first, and the objective that has it', () => {
    const well = { ...SOME_OBJECTIVE, name: 'errors' };
    const gone = { ...SOME_OBJECTIVE, name: 'latency', budgets: [SOME_BUDGET, { ...SOME_BUDGET, environment: 'qa', left: -1 }] };
    const sorted = worstBudgetFirst([well, gone]);
    expect(sorted.map(({ name }) => name)).toEqual(['latency', 'errors']);
    expect(sorted[0]?.budgets.map(({ environment }) => environment)).toEqual(['qa', 'prod']);
  });
});
