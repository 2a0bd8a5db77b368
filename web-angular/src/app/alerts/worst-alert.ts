import { Alert } from './alert';

const SEVERITIES = ['critical', 'warning', 'info'];

export interface AlertFilter {
  readonly plane: string;
  readonly severity: string;
}

/** Nobody is told of it now, though it fires. */
export function isQuiet({ silencedBy, inhibited }: Alert): boolean {
  return silencedBy.length > 0 || inhibited;
}

/** What fires comes before what may, the severe before the mild, and what somebody has silenced last; equals by age, youngest first. */
export function worstAlertFirst(alerts: readonly Alert[]): readonly Alert[] {
  return [...alerts].sort(
    (a, b) =>
      Number(isQuiet(a)) - Number(isQuiet(b)) ||
      Number(a.state === 'pending') - Number(b.state === 'pending') ||
      severityRank(a) - severityRank(b) ||
      b.sinceMs - a.sinceMs,
  );
}

export function matchingAlerts(alerts: readonly Alert[], { plane, severity }: AlertFilter): readonly Alert[] {
  return alerts.filter((alert) => (plane === '' || alert.plane === plane) && (severity === '' || alert.severity === severity));
}

/** What can be filtered by: the usual ones, those that occur, and the one that is wanted already. */
export function severitiesOf(alerts: readonly Alert[], wanted: string): readonly string[] {
  return [...new Set(['critical', 'warning', ...alerts.map(({ severity }) => severity), wanted])].filter(Boolean);
}

function severityRank({ severity }: Alert): number {
  const rank = SEVERITIES.indexOf(severity);
  return rank < 0 ? SEVERITIES.length : rank;
}
