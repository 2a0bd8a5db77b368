import { fieldsOf } from '../api/fields';
import { Labels } from '../prometheus/answer';

/** Pending: its condition holds, but not for as long as the rule waits before it tells anybody. */
export type AlertState = 'firing' | 'pending' | 'ended';

export interface Alert {
  /** Of its labels, so that it is the same while it is pending and when it fires; of its row in the history. */
  readonly id: string;
  readonly state: AlertState;
  readonly name: string;
  readonly severity: string;
  /** Empty where it is about no single plane. */
  readonly plane: string;
  readonly environment: string;
  readonly labels: Labels;
  readonly summary: string;
  readonly description: string;
  /** NaN where the rule says none. */
  readonly value: number;
  readonly threshold: number;
  /** As the rule writes it, such as `ratio` or `s`. */
  readonly unit: string;
  readonly sinceMs: number;
  readonly untilMs: number | undefined;
  /** The address of the text that says what to do. */
  readonly runbook: string | undefined;
  readonly expression: string | undefined;
  readonly silencedBy: readonly string[];
  /** Another alert of the same plane says it all. */
  readonly inhibited: boolean;
}

export interface HistoryPage {
  readonly alerts: readonly Alert[];
  /** Where the next page begins; undefined on the last. */
  readonly next: string | undefined;
}

export function parseFiring(body: unknown): readonly Alert[] {
  return listOf(fieldsOf<'AlertList'>(body).alerts).map((alert) => parseAlert(alert, 'firing'));
}

export function parseHistory(body: unknown): HistoryPage {
  const { alerts, next } = fieldsOf<'AlertHistoryPage'>(body);
  return {
    alerts: listOf(alerts).map((alert) => parseAlert(alert, 'ended')),
    next: typeof next === 'string' ? next : undefined,
  };
}

function parseAlert(body: unknown, state: AlertState): Alert {
  const view = fieldsOf<'AlertView'>(body);
  const untilMs = typeof view.until === 'string' ? Date.parse(view.until) : undefined;
  return {
    id: state === 'ended' ? String(view.id) : keyOf(labelsOf(view.labels)),
    state: state === 'ended' && untilMs === undefined ? 'firing' : state,
    name: String(view.name),
    severity: text(view.severity),
    plane: text(view.plane),
    environment: text(view.environment),
    labels: labelsOf(view.labels),
    summary: text(view.summary) || String(view.name),
    description: text(view.description),
    value: numberOf(view.value),
    threshold: numberOf(view.threshold),
    unit: text(view.unit),
    sinceMs: Date.parse(String(view.since)),
    untilMs,
    runbook: text(view.runbook) || undefined,
    expression: expressionIn(text(view.chart)),
    silencedBy: Array.isArray(view.silencedBy) ? view.silencedBy.map(String) : [],
    inhibited: view.inhibited === true,
  };
}

/** The alert's page in Explore carries the rule's expression. */
function expressionIn(chart: string): string | undefined {
  const query = chart.slice(chart.indexOf('?') + 1);
  return new URLSearchParams(query).get('g0.expr') ?? undefined;
}

/** Labels by which engines are told apart, not alerts. */
const OF_ENGINES = ['__name__', 'prometheus', 'replica'];

export function keyOf(labels: Labels): string {
  return Object.entries(labels)
    .filter(([name]) => !OF_ENGINES.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value)
    .join(' ');
}

function listOf(alerts: unknown): readonly unknown[] {
  if (!Array.isArray(alerts)) {
    throw new Error('The control plane did not answer with a list of alerts.');
  }
  return alerts;
}

function labelsOf(labels: unknown): Labels {
  return typeof labels === 'object' && labels !== null
    ? Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)]))
    : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
