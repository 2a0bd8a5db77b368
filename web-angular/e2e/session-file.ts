import { fileURLToPath } from 'node:url';

/** Where the sign-in leaves its session for the other tests, because a sign-in link is good only once. */
export const SESSION_FILE = fileURLToPath(new URL('../test-results/session.json', import.meta.url));
