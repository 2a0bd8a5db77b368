// The processes of long-term storage as `up --thanos` runs them, without the applications: each by its own row of the table.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basic, eventually, root, SHIFT } from './planewatch.mjs';

const native = join(root, 'containers/native');
export const engine = (name) => execFileSync(join(root, 'containers/engines/build'), [name], { encoding: 'utf8' }).trim();
export const address = (usual) => `127.0.0.1:${usual + SHIFT}`;

/** The engines' users, which the control plane makes elsewhere; the hash is of the word test. */
const PASSWORD = 'test';
const HASH = '$2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay';
const USERS = {
  username: 'planewatch',
  password: PASSWORD,
  'sidecar-password': PASSWORD,
  'web.yml': `basic_auth_users: {planewatch: '${HASH}', planewatch-sidecar: '${HASH}'}\n`,
};
const authorization = basic(USERS.username, PASSWORD);

const PORTS = {
  s3: [9000, '/health'],
  prometheus: [9090, '/-/ready'],
  'prometheus-2': [9091, '/-/ready'],
  'thanos-sidecar': [10902, '/-/ready'],
  'thanos-sidecar-2': [10912, '/-/ready'],
  'thanos-store': [10906, '/-/ready'],
  'thanos-compactor': [10907, '/-/ready'],
  'thanos-query': [10903, '/-/ready'],
};

export class Storage {
  #children = new Map();

  constructor(settings = {}) {
    this.state = mkdtempSync(join(tmpdir(), 'planewatch-storage-'));
    this.env = { ...process.env, PLANEWATCH_STATE: this.state, PLANEWATCH_PORT_SHIFT: String(SHIFT), ...settings };
    for (const folder of ['run', 'data', 'logs', 'secrets', 'secrets/engines']) mkdirSync(join(this.state, folder));
    for (const [name, text] of Object.entries(USERS)) writeFileSync(join(this.state, 'secrets/engines', name), text);
    writeFileSync(join(this.state, 'planes'), '');
    writeFileSync(join(this.state, 'thanos'), '2\n');
    writeFileSync(join(this.state, 'secrets', 'discovery.token'), 'none\n');
    this.#prepare(...Object.keys(PORTS));
  }

  data(...path) {
    return join(this.state, 'data', ...path);
  }

  /** Does what the launcher does before each start: folders, secrets, rendered configuration. */
  #prepare(...names) {
    const parts = ['settings', 'say', 'table', 'thanos', 'credentials', 'build', 'prepare'].map((part) => `. ${native}/${part}.sh`).join('; ');
    const script = `set -euo pipefail; root=${root.replace(/\/$/, '')}; native=${native}; ${parts}; for name in "$@"; do prepare "$name"; done`;
    execFileSync('bash', ['-c', script, 'prepare', ...names], { env: this.env, stdio: 'inherit' });
  }

  async start(...names) {
    for (const name of names) {
      const log = openSync(join(this.state, 'logs', `${name}.log`), 'a');
      const child = spawn(join(native, 'exec'), [name], { env: this.env, stdio: ['ignore', log, log] });
      closeSync(log);
      this.#children.set(name, { child, gone: new Promise((resolve) => child.on('exit', resolve)) });
    }
    for (const name of names) {
      const [port, path] = PORTS[name];
      await eventually(60, `${name} is ready`, async () => {
        if (this.#children.get(name).child.exitCode !== null) return 'ended';
        return (await fetch(`http://${address(port)}${path}`, { headers: authorization })).ok;
      });
      if (this.#children.get(name).child.exitCode !== null) throw new Error(`${name} ended: ${this.log(name).slice(0, 500)}`);
    }
  }

  async kill(...names) {
    for (const name of names) {
      const { child, gone } = this.#children.get(name);
      child.kill('SIGKILL');
      await gone;
      this.#children.delete(name);
    }
  }

  log(name) {
    return readFileSync(join(this.state, 'logs', `${name}.log`), 'utf8');
  }

  s3Credentials() {
    const secret = (name) => readFileSync(join(this.state, 'secrets', name), 'utf8').trim();
    return { AWS_ACCESS_KEY_ID: secret('s3-access-key'), AWS_SECRET_ACCESS_KEY: secret('s3-secret-key') };
  }

  /** A command of `thanos tools bucket` with these credentials and this configuration, to its end. */
  tool(args, { env = {}, configuration = join(this.state, 'run/thanos/bucket.yml') } = {}) {
    const command = ['tools', 'bucket', ...args, `--objstore.config-file=${configuration}`];
    return execFileSync(join(engine('thanos'), 'thanos'), command, {
      env: { ...this.env, ...this.s3Credentials(), ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** The meta.json of every whole block in the bucket, also of those that are marked for deletion: the store still reads them. */
  blocks() {
    const bucket = this.data('s3', 'planewatch');
    return readdirSync(bucket)
      .filter((block) => existsSync(join(bucket, block, 'meta.json')))
      .map((block) => JSON.parse(readFileSync(join(bucket, block, 'meta.json'), 'utf8')));
  }

  async remove() {
    await this.kill(...this.#children.keys());
    rmSync(this.state, { recursive: true, force: true });
  }
}

/** An answer of Prometheus or Thanos: { status, warnings, result }, its series in one order. */
export async function ask(port, parameters) {
  const path = 'start' in parameters ? 'query_range' : 'query';
  const response = await fetch(`http://${address(port)}/api/v1/${path}`, { method: 'POST', headers: authorization, body: new URLSearchParams(parameters) });
  const body = await response.json();
  const key = (series) => JSON.stringify(Object.entries(series.metric).sort());
  const result = (body.data?.result ?? []).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return { status: response.status, warnings: body.warnings ?? [], error: body.error, result };
}
