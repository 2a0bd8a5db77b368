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

/** Switches on what goes wrong on purpose in a data plane; `none` ends it. */
export async function faults(plane: string, plan: string): Promise<void> {
  await promisify(execFile)(`${ROOT}/planewatch`, ['faults', plane, plan]);
}
