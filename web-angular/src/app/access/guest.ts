import { Role } from '../session/caller';
import { GrantsWish } from './account';

/** Somebody whom a link is to sign in; without any list, everything is seen. */
export interface Guest extends GrantsWish {
  readonly name: string;
  readonly role: Role;
}

export function guestOf(form: FormData): Guest {
  const list = (name: 'planes' | 'environments') => {
    const entries = String(form.get(name) ?? '')
      .split(/[\s,]+/)
      .filter(Boolean);
    return entries.length === 0 ? {} : { [name]: entries };
  };
  return {
    name: String(form.get('name') ?? '').trim(),
    role: String(form.get('role') ?? 'VIEWER') as Role,
    ...list('planes'),
    ...list('environments'),
  };
}
