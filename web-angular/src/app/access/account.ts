import { Role } from '../session/caller';
import { seenBy } from './api-token';
import { GrantsWish, grantsWishOf } from './grants';

/** A person who may sign in. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** What this person may see, in words. */
  readonly sees: string;
  readonly signsIn: string;
  readonly blocked: boolean;
  readonly createdBy: string;
  readonly createdMs: number;
  readonly rowVersion: number;
  /** As the control plane takes them back. */
  readonly grants: GrantsWish;
}

export interface AccountWish extends GrantsWish {
  readonly name: string;
  readonly password: string;
  readonly role: Role;
}

type Fields = Readonly<Record<string, unknown>>;

export function parseAccounts(body: unknown): readonly Account[] {
  const { accounts } = fields(body);
  if (!Array.isArray(accounts)) {
    throw new Error('The control plane did not answer with a list of accounts.');
  }
  return accounts.map((entry: unknown) => {
    const account = fields(entry);
    const holder = fields(account['holder']);
    const grants = fields(holder['grants']);
    return {
      id: String(account['id']),
      name: String(holder['name']),
      role: String(holder['role']) as Role,
      sees: seenBy(grants),
      signsIn: String(account['signsIn']),
      blocked: account['blocked'] === true,
      createdBy: String(account['createdBy']),
      createdMs: Date.parse(String(account['createdAt'])),
      rowVersion: Number(account['rowVersion']),
      grants: grants['unrestricted'] === true ? {} : grantsOf(grants),
    };
  });
}

export function accountWishOf(form: FormData): AccountWish {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return {
    name: text('name'),
    password: String(form.get('password') ?? ''),
    role: text('role') as Role,
    ...grantsWishOf(form),
  };
}

function grantsOf(grants: Fields): GrantsWish {
  const list = (name: string) => (Array.isArray(grants[name]) ? (grants[name] as unknown[]).map(String) : []);
  return { planes: list('planes'), environments: list('environments'), linesOfBusiness: list('linesOfBusiness') };
}

function fields(body: unknown): Fields {
  return typeof body === 'object' && body !== null ? (body as Fields) : {};
}
