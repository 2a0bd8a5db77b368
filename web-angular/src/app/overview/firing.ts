import { Alert } from '../alerts/alert';
import { isQuiet, worstAlertFirst } from '../alerts/worst-alert';

/** What somebody is told of now, worst first: what is silenced is no news. */
export function newsIn(alerts: readonly Alert[]): readonly Alert[] {
  return worstAlertFirst(alerts.filter((alert) => !isQuiet(alert)));
}

export function firingOf(plane: string, firing: readonly Alert[] | undefined): readonly string[] {
  return (firing ?? []).filter((alert) => alert.plane === plane).map(({ name }) => name);
}
