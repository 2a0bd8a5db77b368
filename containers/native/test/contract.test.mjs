// The API against its own OpenAPI document: whatever schemathesis makes of it, no answer is a server error.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { eventually, Planewatch, port } from './planewatch.mjs';

const VERSION = '4.32.5';
const EXAMPLES = process.env.PLANEWATCH_SOAK === 'yes' ? '500' : '10';
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
  // The operator's own: one that is issued would be revoked on the way.
  token = readFileSync(join(planewatch.state, 'secrets', 'operator.token'), 'utf8').trim();
});

after(() => planewatch.remove());

for (const role of ['admin', 'viewer']) {
  test(`no request as ${role} ends in a server error`, async () => {
    const asker = role === 'admin' ? token : await planewatch.token('--role', 'viewer', '--planes', 'prod');
    const base = `http://127.0.0.1:${port(3000)}`;
    const args = ['run', `${base}/openapi?format=JSON`, '--url', base, '--header', `Authorization: Bearer ${asker}`];
    args.push('--checks', 'not_a_server_error', '--max-examples', EXAMPLES, '--seed', '1', '--phases', 'examples,coverage,fuzzing');
    args.push('--request-timeout', '30', '--no-color');
    const { status, stdout, stderr } = spawnSync(join(venv, 'bin/st'), args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(status, 0, `${stdout}\n${stderr}`);
  });
}

const bodies = ['[null,null]', '[{}]', '"text"', '7', 'true', 'null', '{', '', '{"planes":{}}', '{"planes":[[]]}', '{"nothing":1}', `{"labels":${'['.repeat(5000)}`];
for (const [method, path] of [['POST', '/objectives'], ['PUT', '/objectives/errors'], ['POST', '/rules'], ['POST', '/rules/backtest'], ['POST', '/tokens'], ['POST', '/annotations']]) {
  test(`${method} ${path} refuses a body of another shape in a sentence`, async () => {
    for (const body of bodies) {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
      const answer = await fetch(`http://127.0.0.1:${port(3000)}/api/planewatch${path}`, { method, headers, body });
      const { detail } = await answer.json();
      assert.equal(answer.status, 400, `${body}: ${detail}`);
      assert.match(detail, /^.{10,300}$/s, `${body}: ${detail}`);
    }
  });
}

for (const method of ['TRACE', 'QUERY', 'PATCH', 'POST']) {
  test(`the body of a refused ${method} is not taken for the connection's next request`, async () => {
    const body = 'GET /api/planewatch/nothing HTTP/1.1\r\nHost: x\r\n\r\n';
    const socket = connect(port(3000), '127.0.0.1').setEncoding('latin1');
    let answers = '';
    socket.on('data', (text) => (answers += text)).on('error', () => undefined);
    const ended = new Promise((resolve) => socket.on('close', resolve));
    socket.write(`${method} /api/planewatch/me HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    await eventually(10, 'an answer', () => answers.includes('}'));

    socket.write(`GET /api/planewatch/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`);
    await ended;

    const [refusal, ...others] = answers.match(/HTTP\/1\.1 \d+/g);
    assert.match(refusal, / 40[15]$/);
    assert.deepEqual(others, method === 'TRACE' ? [] : ['HTTP/1.1 200'], answers);
  });
}
