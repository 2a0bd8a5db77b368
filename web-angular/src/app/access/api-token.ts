import { fieldsOf } from '../api/fields';
import { Role } from '../session/caller';
import { GrantsWish, grantsWishOf } from './grants';

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** What it may see, in words. */
  readonly sees: string;
  readonly createdBy: string;
  readonly createdMs: number;
  readonly expiresMs: number;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresMs: number;
}

/** As the control plane takes it. */
export interface TokenWish extends GrantsWish {
  readonly name: string;
  readonly role: Role;
  readonly validFor: string;
}

export function parseTokens(body: unknown): readonly ApiToken[] {
  const { tokens } = fieldsOf<'TokenList'>(body);
  if (!Array.isArray(tokens)) {
    throw new Error('The control plane did not answer with a list of tokens.');
  }
  return tokens.map((entry: unknown) => {
    const { id, holder, createdBy, createdAt, expiresAt } = fieldsOf<'TokenView'>(entry);
    const { name, role, grants } = fieldsOf<'CallerView'>(holder);
    return {
      id: String(id),
      name: String(name),
      role: String(role) as Role,
      sees: seenBy(fieldsOf<'GrantsView'>(grants)),
      createdBy: String(createdBy),
      createdMs: Date.parse(String(createdAt)),
      expiresMs: Date.parse(String(expiresAt)),
    };
  });
}

export function parseIssued(body: unknown): IssuedToken {
  const { token, expiresAt } = (body ?? {}) as Record<string, unknown>;
  if (typeof token !== 'string') {
    throw new Error('The control plane did not answer with a token.');
  }
  return { token, expiresMs: Date.parse(String(expiresAt)) };
}

export function wishOf(form: FormData): TokenWish {
  return {
    name: String(form.get('name') ?? '').trim(),
    role: String(form.get('role') ?? 'VIEWER') as Role,
    ...grantsWishOf(form),
    validFor: String(form.get('validFor') ?? 'PT12H'),
  };
}

export function seenBy(grants: ReturnType<typeof fieldsOf<'GrantsView'>>): string {
  if (grants.unrestricted === true) {
    return 'everything';
  }
  const kinds = [
    ['planes', 'data planes'],
    ['environments', 'environments'],
    ['linesOfBusiness', 'lines of business'],
  ] as const;
  const parts = kinds.flatMap(([name, words]) => {
    const entries = grants[name];
    return Array.isArray(entries) && entries.length > 0 ? [`${words} ${entries.join(', ')}`] : [];
  });
  return parts.length === 0 ? 'nothing' : parts.join('; ');
}
