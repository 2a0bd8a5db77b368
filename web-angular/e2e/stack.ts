import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Whether the stack under test runs on this machine and from this tree, so that its processes can be stopped. */
export const STACK_IS_HERE = process.env['PLANEWATCH_STATE'] !== undefined;

/** Freezes a process or wakes it: what a machine or a network does to it. */
export function signal(name: string, what: 'SIGSTOP' | 'SIGCONT'): void {
  const [pid] = readFileSync(`${process.env['PLANEWATCH_STATE']}/run/${name}.pid`, 'utf8').split(' ');
  process.kill(Number(pid), what);
}

/** Requests on top of the stack's own load; returns what ends them. */
export function load(plane: string, port: number, perSecond: number): () => void {
  const shifted = port + Number(process.env['PLANEWATCH_PORT_SHIFT'] ?? 0);
  const options = ['load', '--target', `${plane}=http://127.0.0.1:${shifted}`, '--rate', `${plane}=${perSecond}`, '--duration', '0', '-q'];
  const run = spawn(`${ROOT}/planewatch`, options, { stdio: 'ignore', detached: true });
  return () => {
    if (run.pid !== undefined) {
      process.kill(-run.pid, 'SIGTERM');
    }
  };
}
