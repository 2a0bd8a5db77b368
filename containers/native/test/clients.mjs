// Clients that know Prometheus and nothing of Planewatch, each as its users have it.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually, freePort, root } from './planewatch.mjs';

const run = promisify(execFile);
const clients = join(root, 'containers/native/test/clients');
const cache = process.env.PLANEWATCH_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'planewatch');
const engine = (name) => execFileSync(join(root, 'containers/engines/build'), [name], { encoding: 'utf8' }).trim();

/** A folder for files with a token, gone after `use`. */
async function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'planewatch-client-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `promtool query …` prints. */
export const promtool = (token, ...query) =>
  withFolder(async (folder) => {
    const config = join(folder, 'http.yml');
    writeFileSync(config, `authorization:\n  credentials: ${token}\n`, { mode: 0o600 });
    const [kind, ...rest] = query;
    return (await run(join(engine('prometheus'), 'promtool'), ['query', kind, `--http.config.file=${config}`, ...rest])).stdout;
  });

/** What prometheus-api-client of PyPI got; null where no Python with venv is. */
export async function python(url, token) {
  const requirements = readFileSync(join(clients, 'requirements.txt'));
  const venv = join(cache, `python-client-${createHash('sha256').update(requirements).digest('hex').slice(0, 16)}`);
  const done = join(venv, '.installed');
  if (!existsSync(done)) {
    try {
      await run('python3', ['-m', 'venv', '--clear', venv]);
    } catch {
      return null;
    }
    await run(join(venv, 'bin/pip'), ['install', '--quiet', '--requirement', join(clients, 'requirements.txt')]);
    writeFileSync(done, '');
  }
  return JSON.parse((await run(join(venv, 'bin/python'), [join(clients, 'ask.py'), url, token])).stdout);
}

/** Runs a Thanos query-frontend before the facade while `use` asks it. */
export async function withQueryFrontend(facade, use) {
  const port = await freePort();
  const frontend = spawn(
    join(engine('thanos'), 'thanos'),
    [
      'query-frontend',
      `--http-address=127.0.0.1:${port}`,
      `--query-frontend.downstream-url=${facade}`,
      '--query-frontend.forward-header=Authorization',
      '--query-range.split-interval=1h',
    ],
    { stdio: 'ignore' },
  );
  try {
    const url = `http://127.0.0.1:${port}`;
    await eventually(60, 'the query-frontend is ready', async () => (await fetch(`${url}/-/ready`)).ok);
    return await use(url);
  } finally {
    frontend.kill('SIGKILL');
  }
}
