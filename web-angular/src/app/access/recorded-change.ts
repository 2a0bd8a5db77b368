import { fieldsOf } from '../api/fields';
import { dayAndClock, Zone } from '../unit/time';

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

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** The detail with its times as all other times are told. */
export function detailText({ detail }: RecordedChange, zone: Zone): string {
  return detail.replace(INSTANT, (instant) => dayAndClock(Date.parse(instant), zone));
}
