import { coverageText, evidenceOf, evidenceQueries } from './evidence';
import { SOME_OBJECTIVE } from './some-budget';

const answer = (...values: [string, number][]) => ({
  samples: values.map(([environment, value]) => ({ labels: { environment }, value })),
  warnings: [],
});

describe('the evidence of an objective', () => {
  it('is asked for an environment, over the window and over the last five minutes', () => {
    const { counted, recent } = evidenceQueries(SOME_OBJECTIVE);
    expect(counted).toMatch(/^max by \(environment\) \(count_over_time\(objective:total:increase1m\{objective="errors"\}\[\d+d\]\)\)$/);
    expect(recent).toBe('sum by (environment) (sum_over_time(objective:bad:increase1m{objective="errors"}[5m]))');
  });

  it('is the time that was counted, and no bad event where there is no series of any', () => {
    const evidence = evidenceOf(answer(['prod', 37], ['qa', 10]), answer(['qa', 3]));
    expect(evidence.get('prod')).toEqual({ countedMs: 37 * 60_000, recentBad: 0 });
    expect(evidence.get('qa')?.recentBad).toBe(3);
  });

  it('is named where a month rests on minutes', () => {
    expect(coverageText({ countedMs: 10 * 60_000, recentBad: 0 }, 30)).toBe('from 10 min of data');
    expect(coverageText({ countedMs: 28 * 86_400_000, recentBad: 0 }, 30)).toBeUndefined();
    expect(coverageText(undefined, 30)).toBeUndefined();
  });
});
