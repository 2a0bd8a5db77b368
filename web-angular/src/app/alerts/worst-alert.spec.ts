import { SOME_ALERT } from './some-alert';
import { matchingAlerts, severitiesOf, worstAlertFirst } from './worst-alert';

const named = (name: string, more = {}) => ({ ...SOME_ALERT, name, ...more });

describe('worstAlertFirst', () => {
  it('puts what fires before what may, the severe before the mild, and the silenced last', () => {
    const alerts = [
      named('silenced', { severity: 'critical', silencedBy: ['s'] }),
      named('pending', { severity: 'critical', state: 'pending' }),
      named('older'),
      named('younger', { sinceMs: 2_000_000 }),
      named('severe', { severity: 'critical' }),
    ];
    expect(worstAlertFirst(alerts).map(({ name }) => name)).toEqual(['severe', 'younger', 'older', 'pending', 'silenced']);
  });
});

describe('the filter', () => {
  it('keeps what fits, and all where it is empty', () => {
    const alerts = [named('a'), named('b', { plane: 'qa', severity: 'critical' })];
    expect(matchingAlerts(alerts, { plane: '', severity: '' })).toHaveLength(2);
    expect(matchingAlerts(alerts, { plane: 'qa', severity: '' }).map(({ name }) => name)).toEqual(['b']);
    expect(matchingAlerts(alerts, { plane: 'qa', severity: 'warning' })).toEqual([]);
  });

  it('offers the severities that occur, and the one in the address', () => {
    expect(severitiesOf([named('a', { severity: 'page' })], 'odd')).toEqual(['critical', 'warning', 'page', 'odd']);
    expect(severitiesOf([], '')).toEqual(['critical', 'warning']);
  });
});
