// The stack under attack, its callers, and what is measured while it is attacked.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { Planewatch, port } from '../../containers/native/test/planewatch.mjs';

export const controlPlane = port(3000);

/** One request with a time-out that covers the whole answer: { status, seconds, bytes, text }; never rejects. */
export function ask(method, path, { token, body, type = 'application/json', headers = {}, seconds = 30 } = {}) {
  const begun = process.hrtime.bigint();
  const took = () => Number(process.hrtime.bigint() - begun) / 1e9;
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port: controlPlane, method, path, agent: false, signal: AbortSignal.timeout(seconds * 1000) }, (answer) => {
      let bytes = 0;
      let text = '';
      answer.on('data', (chunk) => {
        bytes += chunk.length;
        if (text.length < 2000) text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, seconds: took(), bytes, text }));
      answer.on('error', (error) => resolve({ status: 0, seconds: took(), bytes, text: error.message }));
    });
    asked.on('error', (error) => resolve({ status: 0, seconds: took(), bytes: 0, text: error.message }));
    if (token) asked.setHeader('Authorization', `Bearer ${token}`);
    for (const [name, value] of Object.entries(headers)) asked.setHeader(name, value);
    if (body !== undefined) {
      asked.setHeader('Content-Type', type);
      asked.setHeader('Content-Length', Buffer.byteLength(body));
    }
    asked.end(body);
  });
}

export const form = (fields) => new URLSearchParams(fields).toString();

/** The second caller: asks both requests once a second until it is stopped. */
export class Bystander {
  constructor(token) {
    this.token = token;
    this.asked = 0;
    this.late = [];
    this.slowest = 0;
    this.stopped = false;
    this.loop = this.#run();
  }

  async #run() {
    for (let i = 0; !this.stopped; i++) {
      await Promise.all([this.#one(`/api/v1/query?query=up%2B${i}`), this.#one('/api/planewatch/me')]);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }

  async #one(path) {
    const { status, seconds, text } = await ask('GET', path, { token: this.token, seconds: 20 });
    // While the engine is stopped a query is refused at once; that is an answer, and it must come in time.
    const answered = status === 200 || (this.mayRefuse && path.includes('query') && status === 503);
    this.asked += 1;
    this.slowest = Math.max(this.slowest, seconds);
    if (!answered || seconds > 2) this.late.push(`${path.slice(0, 24)} ${status} ${seconds.toFixed(1)} s ${answered ? '' : text.slice(0, 80)}`);
  }

  async stop() {
    this.stopped = true;
    await this.loop;
  }
}

/** Greatest resident memory of each process, in MiB, sampled once a second. */
export class Memory {
  constructor(pids) {
    this.most = {};
    this.timer = setInterval(() => {
      for (const [name, pid] of Object.entries(pids)) {
        try {
          const rss = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
          this.most[name] = Math.max(this.most[name] ?? 0, Math.round(rss));
        } catch {
          this.most[name] = 'ended';
        }
      }
    }, 1000);
  }

  stop() {
    clearInterval(this.timer);
    return this.most;
  }
}

export async function start() {
  const planewatch = new Planewatch();
  const { code, err } = await planewatch.run('up', '--planes', 'prod,qa', '--no-load');
  if (code !== 0) throw new Error(err);
  const tokens = {
    viewer: await planewatch.token('--role', 'viewer', '--planes', 'prod'),
    editor: await planewatch.token('--role', 'editor', '--planes', 'prod'),
    bystander: await planewatch.token('--role', 'viewer', '--planes', 'qa'),
  };
  return { planewatch, tokens, pids: await planewatch.pids() };
}
