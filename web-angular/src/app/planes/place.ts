/** Where a data plane's data ends on its way to a chart, as the control plane sees it. */
export interface Place {
  readonly plane: string;
  /** The first rung that is not reached. */
  readonly failing: string;
  readonly sinceMs: number;
  readonly whatToDo: string;
}

const RUNGS: Readonly<Record<string, string>> = {
  REGISTERED: 'does not report',
  DISCOVERED: 'is not known to Prometheus',
  SCRAPED: 'can’t be read',
  STORED: 'sends no samples',
  IN_OBJECT_STORAGE: 'is not kept in object storage',
  TRAFFIC_SEEN: 'serves no requests',
};

/** Those that don't come all the way, the ones that end lowest first. */
export function parsePlaces(body: unknown): readonly Place[] {
  const { planes, rungs } = (body ?? {}) as Record<string, unknown>;
  if (!Array.isArray(planes) || !Array.isArray(rungs)) {
    throw new Error('The control plane did not say how far the data comes.');
  }
  return planes
    .filter((entry: Record<string, unknown>) => typeof entry['failing'] === 'string')
    .map((entry: Record<string, unknown>) => ({
      plane: String(entry['plane']),
      failing: String(entry['failing']),
      sinceMs: Date.parse(String(entry['since'])),
      whatToDo: String(entry['whatToDo'] ?? ''),
    }))
    .sort((a, b) => rungs.indexOf(a.failing) - rungs.indexOf(b.failing) || a.sinceMs - b.sinceMs);
}

/** What is wrong, as the end of a sentence that begins with the plane. */
export function wrongOf({ failing }: Place): string {
  return RUNGS[failing] ?? failing;
}
