import { Role } from '../session/caller';
import { seenBy } from './api-token';

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

/** Without any list, everything. */
export interface GrantsWish {
  readonly planes?: readonly string[];
  readonly environments?: readonly string[];
  readonly linesOfBusiness?: readonly string[];
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
  const list = (name: string) => {
    const entries = text(name)
      .split(/[\s,]+/)
      .filter(Boolean);
    return entries.length === 0 ? {} : { [name]: entries };
  };
  return {
    name: text('name'),
    password: String(form.get('password') ?? ''),
    role: text('role') as Role,
    ...list('planes'),
    ...list('environments'),
    ...list('linesOfBusiness'),
  };
}

function grantsOf(grants: Fields): GrantsWish {
  const list = (name: string) => (Array.isArray(grants[name]) ? (grants[name] as unknown[]).map(String) : []);
  return { planes: list('planes'), environments: list('environments'), linesOfBusiness: list('linesOfBusiness') };
}

function fields(body: unknown): Fields {
  return typeof body === 'object' && body !== null ? (body as Fields) : {};
}
