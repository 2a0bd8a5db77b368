import { Alert } from './alert';
import { SilenceWish } from './silence';

/** What a silence would do if it began now. */
export interface SilencePreview {
  /** The firing alerts that it matches. */
  readonly matched: readonly Alert[];
  /** It is about no alert by name, so that it also silences alerts that nobody thinks of. */
  readonly anyAlert: boolean;
}

/** By the rule of Alertmanager: each matcher holds, and the alert is of one of the data planes. */
export function previewOf(
  { kind, planes, matchers }: Pick<SilenceWish, 'kind' | 'planes' | 'matchers'>,
  alerts: readonly Alert[],
): SilencePreview {
  const matched = alerts.filter(
    ({ state, labels, plane }) =>
      state === 'firing' &&
      (planes === undefined || planes.includes(plane)) &&
      matchers.every(({ name, value }) => (labels[name] ?? '') === value),
  );
  return { matched, anyAlert: kind === 'silence' && !matchers.some(({ name }) => name === 'alertname') };
}

/** The labels of an alert that a form has no field of its own for. */
export function furtherLabels(labels: Readonly<Record<string, string>>): readonly (readonly [name: string, value: string])[] {
  return Object.entries(labels)
    .filter(([name, value]) => !OWN_FIELDS.includes(name) && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_FURTHER);
}

const OWN_FIELDS = ['alertname', 'severity', 'data_plane'];
/** The control plane takes 20 matchers, of which two have fields of their own. */
const MOST_FURTHER = 18;
