// The script of the charts that fetches files beside an engine, in busybox alone, which is all that the engines' images have.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from './engine.mjs';
import { root } from './planewatch.mjs';

const running = [];

function applets() {
  const path = join(folder, 'bin');
  if (!existsSync(path)) {
    mkdirSync(path);
    execFileSync('busybox', ['--install', '-s', path]);
  }
  return path;
}

/** Starts it: { child, log }. `path` is where it finds programs beside busybox's. */
export function fetchFiles(settings, path = '') {
  const env = { SECONDS_BETWEEN: '1', ...settings, PATH: `${applets()}:${path}` };
  const child = spawn(join(applets(), 'sh'), [join(root, 'containers/helm/planewatch/files/fetch')], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const fetcher = { child, log: '' };
  child.stderr.on('data', (chunk) => (fetcher.log += chunk));
  running.push(child);
  return fetcher;
}

export function endFetchers() {
  for (const child of running) child.kill('SIGKILL');
}
