// The command under test, run as a person would, with a state folder and ports of its own.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listeners } from './listeners.mjs';

export const root = new URL('../../..', import.meta.url).pathname;
const command = join(root, 'planewatch');

/** Beside the default ports, so that a Planewatch that somebody uses goes on; below those that the kernel lends to outgoing connections. */
export const SHIFT = Number(process.env.PLANEWATCH_TEST_PORT_SHIFT ?? 7_000);
export const port = (usual) => usual + SHIFT;

/** The command of the Java that Payara runs on. */
export const java = () => join(execFileSync(join(root, 'containers/native/runtime'), { encoding: 'utf8' }).trim(), 'bin/java');

export const basic = (username, password) => ({ Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` });

export class Planewatch {
  constructor() {
    this.state = mkdtempSync(join(tmpdir(), 'planewatch-'));
    this.env = { ...process.env, PLANEWATCH_STATE: this.state, PLANEWATCH_PORT_SHIFT: String(SHIFT) };
  }

  /** Runs a command to its end: { code, out, err }. */
  run(...args) {
    return this.begin(...args).ended;
  }

  /** Starts a command in a process group of its own, as a terminal would. */
  begin(...args) {
    const child = spawn(command, args, { env: this.env, cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => (said.out += chunk));
    child.stderr.on('data', (chunk) => (said.err += chunk));
    const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, ...said })));
    return { said, ended, interrupt: () => process.kill(-child.pid, 'SIGINT') };
  }

  /** name → pid of what runs. */
  async pids() {
    const { out } = await this.run('status');
    const rows = out.trim().split('\n').slice(1).map((line) => line.split(/\s+/));
    return Object.fromEntries(rows.filter((row) => row[1] !== 'down').map((row) => [row[0], Number(row[2])]));
  }

  /** name → the ports that the table gives it, of what runs. */
  async ports() {
    const { out } = await this.run('status');
    const rows = out.trim().split('\n').slice(1).map((line) => line.split(/\s+/));
    return Object.fromEntries(rows.filter((row) => row[1] !== 'down').map((row) => [row[0], (row[3] ?? '').split(',').filter((port) => /^\d+$/.test(port))]));
  }

  /** name → on what it waits for callers, and name → on what the table says it does: each of its ports, on loopback alone. */
  async listeners() {
    const found = {};
    const expected = {};
    for (const [name, pid] of Object.entries(await this.pids())) found[name] = listeners(pid);
    for (const [name, ports] of Object.entries(await this.ports())) expected[name] = ports.map((port) => `tcp 127.0.0.1:${port}`).sort();
    return { found, expected };
  }

  async token(...args) {
    const { out, err, code } = await this.run('token', ...args);
    if (code !== 0) throw new Error(err);
    return out.trim();
  }

  /** The header that the engines require. */
  engineAuthorization() {
    const [username, password] = ['username', 'password'].map((name) => readFileSync(join(this.state, 'secrets', 'engines', name), 'utf8'));
    return basic(username, password);
  }

  /** The body of an engine's JSON answer. */
  async engineJson(url) {
    return (await fetch(url, { headers: this.engineAuthorization() })).json();
  }

  async remove() {
    await this.run('down');
    rmSync(this.state, { recursive: true, force: true });
  }
}

/** Asks again until the answer is right, or says what it was at last. */
export async function eventually(seconds, what, probe) {
  const deadline = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < deadline) {
    try {
      last = await probe();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${what}: not within ${seconds} s; last: ${last}`);
}

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
