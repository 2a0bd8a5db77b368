// Single engines as processes, on free ports, with folders of their own; all end with the test.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, root } from './planewatch.mjs';

export const folder = mkdtempSync(join(tmpdir(), 'planewatch-engines-'));
const processes = new Set();

/** The folder of an engine's binaries, built when it is missing. */
export const binaries = (engine) => execFileSync(join(root, 'containers/engines/build'), [engine], { encoding: 'utf8' }).trim();

export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once('listening', resolve))));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Starts a process and waits until its health address answers: { log(), stop() }. */
export async function start(command, args, { env = {}, health, seconds = 30 }) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  processes.add(child);
  await eventually(seconds, `${command} is healthy; it said: ${log}`, async () => child.exitCode !== null || (await fetch(health)).ok);
  if (child.exitCode !== null) throw new Error(`${command} ended: ${log}`);
  const stop = async (signal = 'SIGTERM') => {
    child.kill(signal);
    await ended;
    processes.delete(child);
  };
  return { log: () => log, stop };
}

export function endAll() {
  for (const child of processes) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
