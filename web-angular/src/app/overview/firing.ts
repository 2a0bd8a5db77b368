import { Alert } from '../alerts/alert';
import { isQuiet } from '../alerts/worst-alert';

/** An alert that somebody is told of now. */
export interface Firing {
  readonly name: string;
  /** Empty where it is about no single plane. */
  readonly plane: string;
}

/** What is silenced is no news. */
export function newsIn(alerts: readonly Alert[]): readonly Firing[] {
  return alerts.filter((alert) => !isQuiet(alert)).map(({ name, plane }) => ({ name, plane }));
}

export function firingOf(plane: string, firing: readonly Firing[] | undefined): readonly string[] {
  return (firing ?? []).filter((alert) => alert.plane === plane).map(({ name }) => name);
}
