import { budgetGrid, budgetQuery } from './budget-query';
import { SOME_BUDGET, SOME_OBJECTIVE } from './some-budget';

describe('budgetQuery', () => {
  it('asks for what is left of one environment’s window', () => {
    const [bad, total] = ['bad', 'total'].map(
      (what) => `sum(sum_over_time(objective:${what}:increase1m{objective="errors",environment="prod"}[30d]))`,
    );
    expect(budgetQuery(SOME_OBJECTIVE, SOME_BUDGET)).toBe(`1 - (${bad} or 0 * ${total}) / (0.01 * ${total})`);
  });
});

describe('budgetGrid', () => {
  it('has few points, because each sums up a window', () => {
    const day = 86_400_000;
    expect(budgetGrid(0, 30 * day).count).toBeLessThanOrEqual(121);
    expect(budgetGrid(0, 3_600_000).stepMs).toBe(60_000);
  });
});
