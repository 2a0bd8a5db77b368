import { keyOf, parseFiring, parseHistory } from './alert';

const VIEW = {
  id: '7',
  name: 'HighErrorRate',
  severity: 'warning',
  plane: 'prod',
  environment: 'prod',
  labels: { alertname: 'HighErrorRate', data_plane: 'prod' },
  summary: 'orders fail',
  description: 'More than 5 %',
  value: 0.2,
  threshold: null,
  unit: 'ratio',
  since: '2026-11-21T10:00:00Z',
  until: null,
  runbook: '/api/planewatch/alerts/runbooks/HighErrorRate',
  chart: '/explore?g0.expr=up%7Bjob%3D%22a%22%7D+%3D%3D+0&g0.tab=graph&g0.range_input=1h',
  silencedBy: ['s1'],
  inhibited: false,
};

describe('parseFiring', () => {
  it('reads an alert, with the expression out of its page', () => {
    expect(parseFiring({ alerts: [VIEW] })[0]).toMatchObject({
      state: 'firing',
      expression: 'up{job="a"} == 0',
      sinceMs: Date.parse('2026-11-21T10:00:00Z'),
      threshold: Number.NaN,
      silencedBy: ['s1'],
    });
  });

  it('refuses what is no list', () => {
    expect(() => parseFiring({})).toThrow();
  });
});

describe('keyOf', () => {
  it('is the same in the rule, in its series and at Alertmanager', () => {
    const labels = { alertname: 'Slow', data_plane: 'prod' };
    expect(keyOf({ ...labels, prometheus: 'planewatch' })).toBe(keyOf({ __name__: 'ALERTS', ...labels }));
  });
});

describe('parseHistory', () => {
  it('tells what has ended from what still fires, and where the next page begins', () => {
    const page = parseHistory({ alerts: [VIEW, { ...VIEW, until: '2026-11-21T10:05:00Z' }], next: '12' });
    expect(page.alerts.map(({ state }) => state)).toEqual(['firing', 'ended']);
    expect(page.next).toBe('12');
    expect(parseHistory({ alerts: [], next: null }).next).toBeUndefined();
  });
});
