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
  /** How many equal events within a minute the row stands for. */
  readonly occurrences: number;
  /** Empty for what the control plane did by itself. */
  readonly clientAddress: string;
}

export interface RecordedPage {
  readonly changes: readonly RecordedChange[];
  /** The cursor of the next page; undefined on the last one. */
  readonly next: number | undefined;
}

export function parseChanges(body: unknown): RecordedPage {
  const { changes, next } = fieldsOf<'ChangeList'>(body);
  if (!Array.isArray(changes)) {
    throw new Error('The control plane did not answer with a list of changes.');
  }
  return { changes: changes.map(parseChange), next: typeof next === 'number' ? next : undefined };
}

function parseChange(entry: unknown): RecordedChange {
  const { id, at, actor, action, subject, detail, occurrences, clientAddress } = fieldsOf<'Change'>(entry);
  return {
    id: Number(id),
    atMs: Date.parse(String(at)),
    actor: String(actor),
    action: String(action),
    subject: String(subject),
    detail: String(detail ?? ''),
    occurrences: Number(occurrences ?? 1),
    clientAddress: typeof clientAddress === 'string' ? clientAddress : '',
  };
}

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** The detail with its times as all other times are told. */
export function detailText({ detail }: RecordedChange, zone: Zone): string {
  return detail.replace(INSTANT, (instant) => dayAndClock(Date.parse(instant), zone));
}
