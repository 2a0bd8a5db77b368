import { Role } from '../session/caller';
import { seenBy } from './api-token';

/** A browser that is signed in. */
export interface SignedInSession {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** What it may see, in words. */
  readonly sees: string;
  readonly signedInBy: string;
  /** Empty where the control plane does not know it. */
  readonly clientAddress: string;
  readonly createdMs: number;
  readonly expiresMs: number;
  /** Whether it is this browser's. */
  readonly current: boolean;
}

export interface SessionPage {
  readonly sessions: readonly SignedInSession[];
  /** The cursor of the next page; undefined on the last one. */
  readonly next: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const WAYS: Readonly<Record<string, string>> = { PASSWORD: 'password', LINK: 'sign-in link', PROVIDER: 'identity provider' };

export function parseSessions(body: unknown): SessionPage {
  const { sessions, next } = fields(body);
  if (!Array.isArray(sessions)) {
    throw new Error('The control plane did not answer with a list of sessions.');
  }
  return {
    sessions: sessions.map((entry: unknown) => {
      const session = fields(entry);
      const holder = fields(session['holder']);
      return {
        id: String(session['id']),
        name: String(holder['name']),
        role: String(holder['role']) as Role,
        sees: seenBy(fields(holder['grants'])),
        signedInBy: WAYS[String(session['signedInBy'])] ?? 'unknown',
        clientAddress: typeof session['clientAddress'] === 'string' ? session['clientAddress'] : '',
        createdMs: Date.parse(String(session['createdAt'])),
        expiresMs: Date.parse(String(session['expiresAt'])),
        current: session['current'] === true,
      };
    }),
    next: typeof next === 'string' ? next : undefined,
  };
}

function fields(body: unknown): Fields {
  return typeof body === 'object' && body !== null ? (body as Fields) : {};
}
