import { fieldsOf } from '../api/fields';

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
  const { changes } = fieldsOf<'ChangeList'>(body);
  if (!Array.isArray(changes)) {
    throw new Error('The control plane did not answer with a list of changes.');
  }
  return changes.map((entry: unknown) => {
    const { id, at, actor, action, subject, detail } = fieldsOf<'Change'>(entry);
    return {
      id: Number(id),
      atMs: Date.parse(String(at)),
      actor: String(actor),
      action: String(action),
      subject: String(subject),
      detail: String(detail ?? ''),
    };
  });
}
