// Everything locked: the engines ask for credentials, planes write through the gateway, the control plane serves TLS.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { blocks, performed } from './documented.mjs';
import { basic, eventually, Planewatch, port } from './planewatch.mjs';

const ENGINES = { prometheus: 9090, alertmanager: 9093, sidecar: 10902, store: 10906, compactor: 10907, query: 10903 };
const planewatch = new Planewatch();
const keys = mkdtempSync(join(tmpdir(), 'planewatch-keys-'));
const keystore = join(keys, 'planewatch.p12');
const passwordFile = join(keys, 'password');
let token;

const engine = (name, path, headers) => fetch(`http://127.0.0.1:${port(ENGINES[name])}${path}`, { headers });
const call = (method, path, body) =>
  fetch(`http://127.0.0.1:${port(3000)}${path}`, { method, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) });

/** The answer over TLS, whoever signed the certificate. */
const overTls = (method, path, headers = {}, body = '') =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: port(3443), path, method, headers, rejectUnauthorized: false, agent: false }, (response) => {
      const { statusCode: status, headers: answered } = response;
      const certificate = response.socket.getPeerCertificate();
      response.resume().on('end', () => resolve({ status, headers: answered, certificate }));
    });
    asked.on('error', reject);
    asked.end(body);
  });

/** What the facade answers to an instant query, by way of Thanos. */
async function value(expression) {
  const answer = await (await call('GET', `/api/v1/query?query=${encodeURIComponent(expression)}`)).json();
  return Number(answer.data?.result[0]?.value[1] ?? NaN);
}

function makeKey(file, name) {
  execFileSync('keytool', ['-genkeypair', '-alias', 'planewatch', '-keyalg', 'EC', '-dname', `CN=${name}`, '-ext', 'SAN=ip:127.0.0.1', '-validity', '2', '-storetype', 'PKCS12', '-keystore', file, '-storepass:file', passwordFile], { stdio: 'pipe' });
}

before(async () => {
  writeFileSync(passwordFile, 'only for this test\n', { mode: 0o600 });
  makeKey(keystore, 'planewatch.example');
  Object.assign(planewatch.env, { PLANEWATCH_GATEWAY: 'yes', PLANEWATCH_TLS_KEYSTORE: keystore, PLANEWATCH_TLS_PASSWORD_FILE: passwordFile });
});

after(async () => {
  await planewatch.remove();
  rmSync(keys, { recursive: true, force: true });
});

describe('a key store that can not serve', () => {
  const refused = async (changed, reason) => {
    const attempt = new Planewatch();
    attempt.env = { ...planewatch.env, PLANEWATCH_STATE: attempt.state, ...changed };
    const { code, err } = await attempt.run('up', '--planes', 'prod', '--no-load');
    await attempt.remove();
    assert.equal(code, 1);
    assert.match(err, reason);
    assert.equal(err.trim().split('\n').length, 1, err);
  };

  test('stops the start when it is not there', () => refused({ PLANEWATCH_TLS_KEYSTORE: '/nowhere' }, /PLANEWATCH_TLS_KEYSTORE: the file '\/nowhere' cannot be read/));

  test('stops the start when its password is another one', async () => {
    const wrong = join(keys, 'wrong');
    writeFileSync(wrong, 'another one');
    await refused({ PLANEWATCH_TLS_PASSWORD_FILE: wrong }, /PLANEWATCH_TLS_KEYSTORE: .* cannot be opened .*password was incorrect/);
  });

  test('stops the start when it is none', () => refused({ PLANEWATCH_TLS_KEYSTORE: passwordFile }, /PLANEWATCH_TLS_KEYSTORE: .* cannot be opened/));

  test('stops the start when it holds no such key', () => refused({ PLANEWATCH_TLS_ALIAS: 'other' }, /PLANEWATCH_TLS_ALIAS: .* does not contain a private key with the alias 'other'/));
});

describe('everything locked', () => {
  before(async () => {
    // What an earlier version wrote when the engines were to ask nobody.
    writeFileSync(join(planewatch.state, 'engine-credentials'), 'no\n');
    const { code, err } = await planewatch.run('up', '--planes', 'prod', '--no-load', '--thanos');
    assert.equal(code, 0, err);
    token = await planewatch.token();
  });

  for (const name of Object.keys(ENGINES)) {
    test(`${name} lets in nobody but who shows the credentials`, async () => {
      const path = name === 'alertmanager' ? '/api/v2/status' : '/metrics';
      assert.equal((await engine(name, path)).status, 401);
      assert.equal((await engine(name, path, basic('planewatch', 'guess'))).status, 401);
      assert.equal((await engine(name, path, planewatch.engineAuthorization())).status, 200);
    });
  }

  test('every process listens on its own ports, on loopback, and on nothing else', async () => {
    const { found, expected } = await planewatch.listeners();
    assert.ok(found['thanos-query'].length > 0);
    assert.deepEqual(found, expected);
  });

  test('what a plane writes through the gateway is read through Thanos', async () => {
    await eventually(90, 'the plane has series', async () => (await value('count({data_plane="prod", job="dataplane-prod"})')) > 0);
  });

  test('Prometheus scrapes every engine', async () => {
    await eventually(60, 'all are up', async () => (await value('count(up{job=~"prometheus|alertmanager|thanos.*|controlplane"} == 1)')) === 7);
    assert.ok(Number.isNaN(await value('count(up == 0)')));
  });

  for (const block of blocks('thanos')) {
    test(`the commands of ${block.file}:${block.line} do what the document says`, () => performed(block, planewatch));
  }

  test('alerts reach Alertmanager, and the control plane reads them there', async () => {
    await eventually(90, 'the dead man’s switch has come', async () => {
      const alerts = await (await engine('alertmanager', '/api/v2/alerts', planewatch.engineAuthorization())).json();
      return alerts.some(({ labels }) => labels.alertname === 'Watchdog');
    });
    assert.equal((await call('GET', '/api/planewatch/alerts')).status, 200);
  });

  test('a backup is taken from engines that ask', async () => {
    const { code, err } = await planewatch.run('backup', join(keys, 'backup.tar.gz'));
    assert.equal(code, 0, err);
  });

  test('credentials rotate with an overlap, and no data stops', async () => {
    const former = planewatch.engineAuthorization();

    const answer = await call('POST', '/api/planewatch/engine-credentials/rotation', { overlap: 'PT5S' });

    assert.equal(answer.status, 204);
    for (const name of Object.keys(ENGINES)) {
      assert.equal((await engine(name, '/-/ready', planewatch.engineAuthorization())).status, 200, name);
      assert.equal((await engine(name, '/-/ready', former)).status, 200, name);
    }
    await eventually(60, 'the former ones are refused', async () => {
      const answers = await Promise.all(Object.keys(ENGINES).map((name) => engine(name, '/-/ready', former)));
      return answers.every(({ status }) => status === 401);
    });
    const ended = Date.now() / 1000;
    const written = 'count(last_over_time({data_plane="prod", job="dataplane-prod"}[15s]))';
    await eventually(60, 'the plane’s samples are younger than that', async () => Date.now() / 1000 > ended + 15 && (await value(written)) > 0);
    await eventually(60, 'and so are those of every engine', async () => (await value('min(timestamp(up{job=~"prometheus|alertmanager|thanos.*"}))')) > ended);
    assert.ok(Number.isNaN(await value('count(up == 0)')));
    const { data } = await (await engine('prometheus', '/api/v1/alertmanagers', planewatch.engineAuthorization())).json();
    assert.equal(data.activeAlertmanagers.length, 1);
    const failed = 'increase(prometheus_notifications_errors_total[1m])';
    await eventually(90, 'no alert is lost on the way to Alertmanager', async () => (await value(failed)) === 0);
  });

  test('no secret stands in a log', () => {
    const secrets = ['engines/password', 'engines/sidecar-password', 'operator.token', 'discovery.token'].map((name) => readFileSync(join(planewatch.state, 'secrets', name), 'utf8').trim());
    secrets.push(readFileSync(passwordFile, 'utf8').trim());
    const found = secrets.filter((secret) => execFileSync('sh', ['-c', 'grep -rlF -- "$1" "$2" || true', 'sh', secret, join(planewatch.state, 'logs')], { encoding: 'utf8' }) !== '');
    assert.deepEqual(found, []);
  });
});

describe('TLS', () => {
  test('is served with the key of the key store, and browsers are told to stay with it', async () => {
    const { status, headers, certificate } = await overTls('GET', '/');
    assert.equal(status, 200);
    assert.equal(certificate.subject.CN, 'planewatch.example');
    assert.match(headers['strict-transport-security'], /max-age=31536000/);
    assert.equal(headers.server, undefined);
  });

  test('marks the session’s cookie as secure; plain HTTP, on loopback alone, does not', async () => {
    const signIn = async (send) => {
      const link = (await planewatch.run('token', '--link')).out.trim();
      const body = JSON.stringify({ code: link.split('#code=')[1] });
      return send(body, { 'Content-Type': 'application/json', 'Content-Length': String(body.length) });
    };

    const secure = await signIn((body, headers) => overTls('POST', '/api/planewatch/session', headers, body));
    const plain = await signIn((body, headers) => fetch(`http://127.0.0.1:${port(3000)}/api/planewatch/session`, { method: 'POST', headers, body }));

    assert.equal(secure.status, 200);
    assert.match(secure.headers['set-cookie'][0], /; ?Secure/i);
    assert.equal(plain.status, 200);
    assert.doesNotMatch(plain.headers.get('set-cookie'), /Secure/i);
    assert.equal(plain.headers.get('strict-transport-security'), null);
  });

  test('marks it as secure behind a proxy that ends TLS, too', async () => {
    const link = (await planewatch.run('token', '--link')).out.trim();
    const headers = { 'Content-Type': 'application/json', 'X-Forwarded-Proto': 'https' };
    const answer = await fetch(`http://127.0.0.1:${port(3000)}/api/planewatch/session`, { method: 'POST', headers, body: JSON.stringify({ code: link.split('#code=')[1] }) });

    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('set-cookie'), /; ?Secure/i);
    assert.ok(answer.headers.get('strict-transport-security'));
  });

  test('asks for credentials as plain HTTP does', async () => {
    assert.equal((await overTls('GET', '/api/planewatch/planes')).status, 401);
    assert.equal((await overTls('GET', '/api/planewatch/planes', { Authorization: `Bearer ${token}` })).status, 200);
  });

  test('takes a key store that was replaced without a restart, and goes on with the former key while it can’t', async () => {
    const before = (await planewatch.pids()).controlplane;

    writeFileSync(keystore, 'half a file');
    await eventually(30, 'the refusal in the log', () => /planewatch\.tls\.keystore: .* can't be used/.test(readFileSync(join(planewatch.state, 'logs', 'controlplane.log'), 'utf8')));
    assert.equal((await overTls('GET', '/')).certificate.subject.CN, 'planewatch.example');

    makeKey(join(keys, 'next.p12'), 'next.planewatch.example');
    renameSync(join(keys, 'next.p12'), keystore);
    await eventually(30, 'the next key', async () => (await overTls('GET', '/')).certificate.subject.CN === 'next.planewatch.example');
    assert.equal((await planewatch.pids()).controlplane, before);
  });
});
