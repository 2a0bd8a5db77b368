import { InstantAnswer, Labels } from '../prometheus/answer';
import { Alert, keyOf } from './alert';

type Tree = Readonly<Record<string, unknown>>;

/** The series that the engine writes of alerts: how each stands, and since when in seconds. */
export interface AlertSeries {
  readonly states: InstantAnswer;
  readonly starts: InstantAnswer;
}

export const ALERT_SERIES = { states: 'ALERTS', starts: 'ALERTS_FOR_STATE' };

const RUNBOOKS = '/api/planewatch/alerts/runbooks/';
/** The dead man's switch fires always, and is nobody's news. */
const WATCHDOG = 'Watchdog';

/**
 * What the engine itself says: also what is only pending, of which nobody has been told yet. Its rules carry words and expressions; of
 * a rule that the caller may not see, only the series of its alerts tell, and these have the beginning as their value.
 */
export function parseEngineAlerts(rules: unknown, { states, starts }: AlertSeries): readonly Alert[] {
  const groups = tree(tree(rules)['data'])['groups'];
  if (!Array.isArray(groups)) {
    throw new Error('The answer is not a list of rules.');
  }
  const known = groups.flatMap((group) =>
    list(tree(group)['rules']).flatMap((rule) => list(tree(rule)['alerts']).map((alert) => alertOf(tree(alert), tree(rule)))),
  );
  const ids = new Set(known.map(({ id }) => id));
  const startOf = new Map(starts.samples.map(({ labels, value }) => [keyOf(labels), value]));
  const others = states.samples.map(({ labels: { alertstate, ...labels } }) =>
    alertOf({ labels, state: alertstate, activeAt: new Date(1000 * (startOf.get(keyOf(labels)) ?? 0)).toISOString() }, {}),
  );
  return [...known, ...others.filter(({ id }) => !ids.has(id))];
}

export function pendingIn(alerts: readonly Alert[]): readonly Alert[] {
  return alerts.filter(({ state, name }) => state === 'pending' && name !== WATCHDOG);
}

/** For where Alertmanager can't be asked. */
export function firingIn(alerts: readonly Alert[]): readonly Alert[] {
  return alerts.filter(({ state, name }) => state === 'firing' && name !== WATCHDOG);
}

function alertOf(alert: Tree, rule: Tree): Alert {
  const labels = strings(alert['labels']);
  const says = strings(alert['annotations']);
  const name = labels['alertname'] ?? String(rule['name'] ?? 'Alert');
  const runbook = says['runbook'];
  return {
    id: keyOf(labels),
    state: alert['state'] === 'firing' ? 'firing' : 'pending',
    name,
    severity: labels['severity'] ?? '',
    plane: labels['data_plane'] ?? '',
    environment: labels['environment'] ?? '',
    labels,
    summary: says['summary'] ?? [name, labels['http_route'], labels['objective']].filter(Boolean).join(' '),
    description: says['description'] ?? '',
    value: parseFloat(String(alert['value'])),
    threshold: parseFloat(says['threshold'] ?? ''),
    unit: says['unit'] ?? '',
    sinceMs: Date.parse(String(alert['activeAt'])),
    untilMs: undefined,
    runbook: runbook === undefined ? undefined : RUNBOOKS + encodeURIComponent(runbook),
    expression: typeof rule['query'] === 'string' ? rule['query'] : undefined,
    silencedBy: [],
    inhibited: false,
  };
}

function strings(value: unknown): Labels {
  return Object.fromEntries(Object.entries(tree(value)).map(([name, text]) => [name, String(text)]));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function tree(value: unknown): Tree {
  return typeof value === 'object' && value !== null ? (value as Tree) : {};
}
