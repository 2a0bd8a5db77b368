import { Role } from '../session/caller';
import { GrantsWish, grantsWishOf } from './grants';

/** Somebody whom a link is to sign in; without any list, everything is seen. */
export interface Guest extends GrantsWish {
  readonly name: string;
  readonly role: Role;
}

export function guestOf(form: FormData): Guest {
  return {
    name: String(form.get('name') ?? '').trim(),
    role: String(form.get('role') ?? 'VIEWER') as Role,
    ...grantsWishOf(form),
  };
}
