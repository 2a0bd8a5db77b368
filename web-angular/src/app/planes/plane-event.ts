import { fieldsOf } from '../api/fields';

/** A plane got into another state, or another version began to run there. */
export interface PlaneEvent {
  readonly id: number;
  readonly atMs: number;
  readonly text: string;
}

const TEXTS: Readonly<Record<string, string>> = {
  REGISTERED: 'given a join token',
  LIVE: 'alive',
  LATE: 'a heartbeat is missing',
  STALE: 'down',
  OFFLINE: 'down for long',
  MAINTENANCE: 'in maintenance',
  RETIRED: 'retired',
};

export function parseHistory(body: unknown): readonly PlaneEvent[] {
  const { events } = fieldsOf<'History'>(body);
  if (!Array.isArray(events)) {
    throw new Error('The control plane did not answer with a history.');
  }
  return events.map(parseEvent);
}

function parseEvent(body: unknown): PlaneEvent {
  const { id, at, lifecycle, version } = fieldsOf<'Event'>(body);
  if (typeof id !== 'number' || typeof at !== 'string') {
    throw new Error('An event of the history has no id or no time.');
  }
  const text = typeof version === 'string' ? `version ${version} runs` : (TEXTS[String(lifecycle)] ?? String(lifecycle).toLowerCase());
  return { id, atMs: Date.parse(at), text };
}
