/** An alert that is firing now. */
export interface Firing {
  readonly name: string;
  /** Undefined where it is about no single plane. */
  readonly plane: string | undefined;
}

/** From Prometheus's list of alerts; one that is only pending is no news yet. */
export function parseFiring(body: unknown): readonly Firing[] {
  const alerts = ((body as Record<string, unknown> | null)?.['data'] as Record<string, unknown> | undefined)?.['alerts'];
  if (!Array.isArray(alerts)) {
    throw new Error('The answer is not a list of alerts.');
  }
  return alerts
    .filter((alert: Record<string, unknown>) => alert['state'] === 'firing')
    .map((alert: Record<string, unknown>) => {
      const labels = (alert['labels'] ?? {}) as Record<string, string>;
      return { name: labels['alertname'] ?? 'alert', plane: labels['data_plane'] };
    });
}

export function firingOf(plane: string, firing: readonly Firing[] | undefined): readonly string[] {
  return (firing ?? []).filter((alert) => alert.plane === plane).map(({ name }) => name);
}
