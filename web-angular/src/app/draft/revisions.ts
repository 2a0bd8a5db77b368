/** The states of something that is edited, so that each change can be undone and done again. Immutable. */
export interface Revisions<T> {
  /** Oldest first; the first one is what the edit began with, unless more than the most that are kept came after it. */
  readonly past: readonly T[];
  readonly present: T;
  /** Next first. */
  readonly future: readonly T[];
  /** Changes of one kind that follow each other, such as the steps of a drag, are undone together. Empty for none. */
  readonly kind: string;
}

const MOST_KEPT = 100;

export function firstRevision<T>(present: T): Revisions<T> {
  return { past: [], present, future: [], kind: '' };
}

export function revised<T>({ past, present, kind }: Revisions<T>, next: T, nextKind = ''): Revisions<T> {
  const together = nextKind !== '' && nextKind === kind;
  return { past: together ? past : [...past, present].slice(-MOST_KEPT), present: next, future: [], kind: nextKind };
}

export function undone<T>(revisions: Revisions<T>): Revisions<T> {
  const { past, present, future } = revisions;
  const former = past.at(-1);
  return former === undefined ? revisions : { past: past.slice(0, -1), present: former, future: [present, ...future], kind: '' };
}

export function redone<T>(revisions: Revisions<T>): Revisions<T> {
  const { past, present, future } = revisions;
  const [next, ...later] = future;
  return next === undefined ? revisions : { past: [...past, present], present: next, future: later, kind: '' };
}
