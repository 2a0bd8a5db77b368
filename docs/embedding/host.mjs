// An example application of a vendor, with Planewatch elements on its page: node host.mjs. Environment variables configure it.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const FILES = { '/host.css': 'text/css', '/host.js': 'text/javascript' };
const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

/**
 * Serves the page at `origin`. Only the server knows `apiToken`. The browser gets embed tokens, which are valid for `validFor`, read only the
 * data planes in `grants`, and work only on pages of this origin.
 */
export function serve({ origin, planewatch, apiToken, grants, validFor }) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, origin);
    if (pathname === '/planewatch-token' && request.method === 'POST') {
      // A real application first checks its own session, and uses it to choose the grants.
      const issued = await fetch(new URL('api/planewatch/embed-tokens', planewatch), {
        method: 'POST',
        headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ origin, validFor, ...grants }),
      });
      const answer = await issued.json();
      response.writeHead(issued.ok ? 200 : 502, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
      response.end(issued.ok ? answer.token : answer.detail);
    } else if (pathname === '/') {
      const nonce = randomBytes(16).toString('base64');
      const page = read('index.html').replaceAll('{{planewatch}}', planewatch).replaceAll('{{nonce}}', nonce);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy(planewatch, nonce) }).end(page);
    } else if (pathname in FILES) {
      response.writeHead(200, { 'content-type': FILES[pathname] }).end(read(`.${pathname}`));
    } else {
      response.writeHead(404).end();
    }
  });
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => server.listen(Number(port), hostname, () => resolve(server)));
}

/** A strict policy needs two additions: the control plane as a source of scripts and answers, and the nonce for styles. */
function policy(planewatch, nonce) {
  const { origin } = new URL(planewatch);
  return [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    `connect-src 'self' ${origin}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const origin = process.env.HOST_ORIGIN ?? 'http://localhost:3080';
  const planewatch = process.env.PLANEWATCH_URL ?? 'http://localhost:3000/';
  const apiToken = process.env.PLANEWATCH_TOKEN;
  if (!apiToken) throw new Error('PLANEWATCH_TOKEN must be set; `./planewatch token` creates a token');
  const environments = process.env.PLANEWATCH_ENVIRONMENTS?.split(',');
  const validFor = process.env.PLANEWATCH_VALID_FOR ?? 'PT5M';
  await serve({ origin, planewatch, apiToken, validFor, grants: environments ? { environments } : {} });
  console.log(`Open ${origin}. It shows elements of ${planewatch}`);
}
