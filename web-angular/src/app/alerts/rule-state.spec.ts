import { firingIn, parseEngineAlerts, pendingIn } from './rule-state';

const alert = (alertname: string, state: string, more = {}) => ({
  labels: { alertname, data_plane: 'prod', severity: 'warning' },
  annotations: { threshold: '0.05', unit: 'ratio', runbook: 'HighErrorRate' },
  state,
  activeAt: '2026-11-21T10:00:00Z',
  value: '1.5e-01',
  ...more,
});

describe('parseEngineAlerts', () => {
  const rules = { data: { groups: [{ rules: [{ name: 'HighErrorRate', query: 'a > 1', alerts: [alert('HighErrorRate', 'pending')] }] }] } };
  const labelled = (alertname: string, alertstate: string) => ({
    labels: { __name__: 'ALERTS', alertname, alertstate, data_plane: 'prod', severity: 'warning' },
    value: 1,
  });
  const states = {
    warnings: [],
    samples: [labelled('HighErrorRate', 'pending'), labelled('Other', 'firing'), labelled('Watchdog', 'firing')],
  };
  const starts = {
    warnings: [],
    samples: [{ labels: { __name__: 'S', alertname: 'Other', data_plane: 'prod', severity: 'warning' }, value: 60 }],
  };

  it('knows the expression where the rule may be seen, and tells of each alert once', () => {
    const all = parseEngineAlerts(rules, { states, starts });
    expect(pendingIn(all)).toMatchObject([{ name: 'HighErrorRate', expression: 'a > 1', value: 0.15, threshold: 0.05 }]);
    expect(firingIn(all)).toMatchObject([{ name: 'Other', expression: undefined, sinceMs: 60_000, plane: 'prod' }]);
  });

  it('refuses what is no list', () => {
    expect(() => parseEngineAlerts({}, { states, starts })).toThrow();
  });
});
