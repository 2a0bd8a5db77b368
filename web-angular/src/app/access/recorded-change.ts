/** A row of the audit log. */
export interface RecordedChange {
  readonly id: number;
  readonly atMs: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

export function parseChanges(body: unknown): readonly RecordedChange[] {
  const changes = (body as Record<string, unknown> | null)?.['changes'];
  if (!Array.isArray(changes)) {
    throw new Error('The control plane did not answer with a list of changes.');
  }
  return changes.map((entry: Record<string, unknown>) => ({
    id: Number(entry['id']),
    atMs: Date.parse(String(entry['at'])),
    actor: String(entry['actor']),
    action: String(entry['action']),
    subject: String(entry['subject']),
    detail: String(entry['detail'] ?? ''),
  }));
}
