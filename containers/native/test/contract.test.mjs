// The API against its own OpenAPI document: whatever schemathesis makes of it, no answer is a server error.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Planewatch, port, root } from './planewatch.mjs';

const VERSION = '4.32.5';
const EXAMPLES = process.env.PLANEWATCH_SOAK === 'yes' ? '500' : '15';
const cache = process.env.PLANEWATCH_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'planewatch');
const venv = join(cache, `schemathesis-${VERSION}`);

const planewatch = new Planewatch();
let token;

/** Made once; its last step marks it as whole. */
function install() {
  if (existsSync(join(venv, 'whole'))) return;
  mkdirSync(cache, { recursive: true });
  execFileSync('python3', ['-m', 'venv', '--clear', venv], { stdio: 'inherit' });
  execFileSync(join(venv, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`], { stdio: 'inherit' });
  writeFileSync(join(venv, 'whole'), '');
}

before(async () => {
  install();
  const { code, err } = await planewatch.run('up', '--planes', 'prod', '--no-load');
  assert.equal(code, 0, err);
  token = await planewatch.token();
});

after(() => planewatch.remove());

for (const role of ['admin', 'viewer']) {
  test(`no request as ${role} ends in a server error`, async () => {
    const asker = role === 'admin' ? token : await planewatch.token('--role', 'viewer', '--planes', 'prod');
    const base = `http://127.0.0.1:${port(3000)}`;
    const args = ['--config-file', join(root, 'containers/native/test/schemathesis.toml'), 'run', `${base}/openapi?format=JSON`, '--url', base, '--header', `Authorization: Bearer ${asker}`];
    args.push('--checks', 'not_a_server_error', '--max-examples', EXAMPLES, '--seed', '1', '--phases', 'examples,coverage,fuzzing');
    args.push('--request-timeout', '30', '--no-color');
    const { status, stdout, stderr } = spawnSync(join(venv, 'bin/st'), args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(status, 0, `${stdout}\n${stderr}`);
  });
}
