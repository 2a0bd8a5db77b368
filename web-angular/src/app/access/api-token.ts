import { Role } from '../session/caller';

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

/** As the control plane takes it; without any list it sees everything. */
export interface TokenWish {
  readonly name: string;
  readonly role: Role;
  readonly planes: readonly string[] | undefined;
  readonly environments: readonly string[] | undefined;
  readonly validFor: string;
}

type Fields = Readonly<Record<string, unknown>>;

export function parseTokens(body: unknown): readonly ApiToken[] {
  const { tokens } = fields(body);
  if (!Array.isArray(tokens)) {
    throw new Error('The control plane did not answer with a list of tokens.');
  }
  return tokens.map((entry: unknown) => {
    const token = fields(entry);
    const holder = fields(token['holder']);
    return {
      id: String(token['id']),
      name: String(holder['name']),
      role: String(holder['role']) as Role,
      sees: seenBy(fields(holder['grants'])),
      createdBy: String(token['createdBy']),
      createdMs: Date.parse(String(token['createdAt'])),
      expiresMs: Date.parse(String(token['expiresAt'])),
    };
  });
}

export function parseIssued(body: unknown): IssuedToken {
  const { token, expiresAt } = fields(body);
  if (typeof token !== 'string') {
    throw new Error('The control plane did not answer with a token.');
  }
  return { token, expiresMs: Date.parse(String(expiresAt)) };
}

export function wishOf(form: FormData): TokenWish {
  const list = (name: string) => {
    const entries = String(form.get(name) ?? '')
      .split(/[\s,]+/)
      .filter(Boolean);
    return entries.length === 0 ? undefined : entries;
  };
  return {
    name: String(form.get('name') ?? '').trim(),
    role: String(form.get('role') ?? 'VIEWER') as Role,
    planes: list('planes'),
    environments: list('environments'),
    validFor: String(form.get('validFor') ?? 'PT12H'),
  };
}

export function seenBy(grants: Fields): string {
  if (grants['unrestricted'] === true) {
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

function fields(body: unknown): Fields {
  return typeof body === 'object' && body !== null ? (body as Fields) : {};
}
