import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHIFT = Number(process.env['PLANEWATCH_PORT_SHIFT'] ?? 0);
/** Whether the stack under test runs on this machine and from this tree, so that its processes can be stopped. */
export const STACK_IS_HERE = process.env['PLANEWATCH_STATE'] !== undefined;

/** Freezes a process, wakes it, or ends it: what a machine, a network or a crash does to it. */
export function signal(name: string, what: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
  const [pid] = readFileSync(`${process.env['PLANEWATCH_STATE']}/run/${name}.pid`, 'utf8').split(' ');
  process.kill(Number(pid), what);
}

/** Starts whatever does not run any more. */
export async function restart(): Promise<void> {
  await promisify(execFile)(`${ROOT}/planewatch`, ['up']);
}

/** Where a data plane answers its own users. */
export function planeAddress(port: number): string {
  return `http://127.0.0.1:${port + SHIFT}`;
}

/** Requests on top of the stack's own load; returns what ends them. */
export function load(plane: string, port: number, perSecond: number): () => void {
  const target = `${plane}=${planeAddress(port)}`;
  const options = ['load', '--target', target, '--rate', `${plane}=${perSecond}`, '--duration', '0', '-q'];
  const run = spawn(`${ROOT}/planewatch`, options, { stdio: 'ignore', detached: true });
  return () => {
    if (run.pid !== undefined) {
      process.kill(-run.pid, 'SIGTERM');
    }
  };
}

export interface Demo {
  /** Everything that it printed, and its exit code. */
  readonly ended: Promise<{ readonly printed: string; readonly code: number | null }>;
  end(): void;
}

/** One of the three demos, so many times as fast as a person would watch it. */
export function demo(number: 1 | 2 | 3, pace: number): Demo {
  const run = spawn(`${ROOT}/planewatch`, ['demo', String(number), '--pace', String(pace), '--quiet'], { detached: true });
  let printed = '';
  run.stdout.on('data', (part: Buffer) => (printed += part.toString()));
  run.stderr.on('data', (part: Buffer) => (printed += part.toString()));
  const ended = new Promise<{ printed: string; code: number | null }>((resolve) => run.on('close', (code) => resolve({ printed, code })));
  return {
    ended,
    end: () => {
      if (run.pid !== undefined && run.exitCode === null) {
        process.kill(-run.pid, 'SIGTERM');
      }
    },
  };
}

/** A token of the API, as an application's own server holds one. */
export async function apiToken(): Promise<string> {
  const { stdout } = await promisify(execFile)(`${ROOT}/planewatch`, ['token']);
  return stdout.trim();
}

/** The sample application of docs/embedding at an origin, with what it needs in its environment; returns what ends it. */
export async function embeddingHost(origin: string, environment: Readonly<Record<string, string>>): Promise<() => void> {
  const run = spawn('node', [`${ROOT}/docs/embedding/host.mjs`], {
    env: { ...process.env, HOST_ORIGIN: origin, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    run.stdout.once('data', () => resolve());
    run.once('exit', (code) => reject(new Error(`the embedding application ended with ${code}`)));
  });
  return () => void run.kill();
}

/** Switches on what goes wrong on purpose in a data plane; `none` ends it. */
export async function faults(plane: string, plan: string): Promise<void> {
  await promisify(execFile)(`${ROOT}/planewatch`, ['faults', plane, plan]);
}
