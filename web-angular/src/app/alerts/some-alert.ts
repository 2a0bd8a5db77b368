import { Alert } from './alert';

/** For tests, which change what they are about. */
export const SOME_ALERT: Alert = {
  id: 'a1',
  state: 'firing',
  name: 'HighErrorRate',
  severity: 'warning',
  plane: 'prod',
  environment: 'prod',
  labels: { alertname: 'HighErrorRate', data_plane: 'prod', http_route: '/api/orders' },
  summary: '/api/orders in prod fails',
  description: '',
  value: 0.2,
  threshold: 0.05,
  unit: 'ratio',
  sinceMs: 1_000_000,
  untilMs: undefined,
  runbook: undefined,
  expression: undefined,
  silencedBy: [],
  inhibited: false,
};
