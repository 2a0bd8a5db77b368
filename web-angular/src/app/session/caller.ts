import { fieldsOf } from '../api/fields';

export type Role = 'ADMIN' | 'EDITOR' | 'VIEWER';

/** Who is signed in. What this person may see is decided by the control plane at every request, so grants are not kept here. */
export interface Caller {
  readonly name: string;
  readonly role: Role;
}

export function parseCaller(body: unknown): Caller {
  const { name, role } = fieldsOf<'CallerView'>(body);
  if (typeof name !== 'string' || (role !== 'ADMIN' && role !== 'EDITOR' && role !== 'VIEWER')) {
    throw new Error('The control plane did not say who is signed in.');
  }
  return { name, role };
}
