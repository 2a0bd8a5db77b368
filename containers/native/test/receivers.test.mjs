// Receivers where no folder is shared, as in Kubernetes: the charts' own script fetches them from a real control plane for two real
// Alertmanagers, which ask for the generated user.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { binaries, endAll, folder, freePorts, start } from './engine.mjs';
import { endFetchers, fetchFiles } from './fetcher.mjs';
import { eventually, java, root } from './planewatch.mjs';

const OPERATOR = 'operator-token-of-this-test-0123456789';
const DISCOVERY = 'discovery-token-of-this-test-0123456789';
const SECRET = 'a-secret-that-stands-in-an-address';
const [web, first, second, nobody] = await freePorts(4);
const controlplane = `http://127.0.0.1:${web}`;
const ports = { first, second };
const home = (...path) => join(folder, ...path);
const engines = {};
const fetchers = {};
const logs = [];
const told = [];
let running;

const receiver = createServer((request, response) => {
  told.push(request.url);
  response.end();
}).listen(0, '127.0.0.1');

const basic = () => `Basic ${btoa(`${readFileSync(home('engines/username'), 'utf8').trim()}:${readFileSync(home('engines/password'), 'utf8').trim()}`)}`;

async function startControlPlane() {
  const env = {
    PLANEWATCH_STATE_DIR: home('state'),
    PLANEWATCH_QUERIES_UPSTREAM: `http://127.0.0.1:${nobody}`,
    PLANEWATCH_ALERTS_ALERTMANAGER: `http://127.0.0.1:${first}`,
    PLANEWATCH_ALERTS_BASE_FILE: home('base.yml'),
    PLANEWATCH_ALERTS_READERS: 'first,second',
    PLANEWATCH_ALERTS_RECEIVERS_FILES_DIR: home('files'),
    PLANEWATCH_ALERTS_RECEIVERS_INTERNAL_ADDRESSES: `127.0.0.1:${receiver.address().port}`,
    PLANEWATCH_ACCESS_OPERATOR_TOKEN_FILE: home('operator'),
    PLANEWATCH_ACCESS_DISCOVERY_TOKEN_FILE: home('discovery'),
    PLANEWATCH_ACCESS_ENGINE_CREDENTIALS_DIR: home('engines'),
  };
  const options = ['-Xmx384m', '-XX:TieredStopAtLevel=1', '-jar', join(root, 'controlplane-war/target/payara-micro.jar'), '--nocluster', '--nohostaware', '--prebootcommandfile', join(root, 'containers/native/payara.preboot'), '--port', String(web)];
  running = await start(java(), [...options, '--deploy', join(root, 'controlplane-war/target/controlplane.war'), '--contextroot', '/'], { env, health: `${controlplane}/health/live`, seconds: 120 });
  logs.push(running.log);
}

/** As the chart's first container does, it starts with the base where nothing was fetched. */
async function startAlertmanager(name) {
  const address = `127.0.0.1:${ports[name]}`;
  const options = ['--config.file', home(name, 'alertmanager.yml'), '--storage.path', home(`${name}-data`), '--web.listen-address', address, '--cluster.listen-address=', '--web.config.file', home('engines/web.yml')];
  engines[name] = await start(join(binaries('alertmanager'), 'alertmanager'), options, { health: `http://127.0.0.1:${receiver.address().port}/` });
  await eventually(30, `${name} answers`, async () => (await config(name)).includes('nobody'));
}

function fetchReceivers(name) {
  const settings = { CONTROL_PLANE: controlplane, FILES: 'receivers/files', READER: name, TOKEN_FILE: home('discovery'), FOLDER: home(name), CHECK: 'amtool check-config' };
  fetchers[name] = fetchFiles({ ...settings, RELOAD: `http://127.0.0.1:${ports[name]}/-/reload`, CREDENTIALS: home('engines') }, binaries('alertmanager'));
}

/** The configuration that an Alertmanager is running with. */
async function config(name) {
  const answer = await fetch(`http://127.0.0.1:${ports[name]}/api/v2/status`, { headers: { Authorization: basic() } });
  return (await answer.json()).config.original;
}

async function put(document) {
  const held = await fetch(`${controlplane}/api/planewatch/receivers`, { headers: { Authorization: `Bearer ${OPERATOR}` } });
  const headers = { Authorization: `Bearer ${OPERATOR}`, 'Content-Type': 'application/yaml', 'If-Match': held.headers.get('ETag') };
  const response = await fetch(`${controlplane}/api/planewatch/receivers`, { method: 'PUT', headers, body: document });
  return { status: response.status, text: await response.text() };
}

const onCall = (name, more = '') => `receivers:\n  - name: ${name}\n    webhook_configs:\n      - url: http://127.0.0.1:${receiver.address().port}/${SECRET}\n${more}routes:\n  - receiver: ${name}\n    group_wait: 0s\n`;

before(async () => {
  await new Promise((resolve) => receiver.once('listening', resolve));
  writeFileSync(home('operator'), OPERATOR);
  writeFileSync(home('discovery'), DISCOVERY);
  const base = readFileSync(join(root, 'alertmanager/alertmanager.yml'), 'utf8');
  writeFileSync(home('base.yml'), base.replace('127.0.0.1:3000', `127.0.0.1:${web}`).replace('credentials_file: discovery.token', `credentials_file: ${home('discovery')}`));
  await startControlPlane();
  for (const name of ['first', 'second']) {
    mkdirSync(home(name));
    copyFileSync(home('base.yml'), home(name, 'alertmanager.yml'));
    await startAlertmanager(name);
    fetchReceivers(name);
  }
});

after(() => {
  receiver.close();
  endFetchers();
  endAll();
});

describe('a receiver', () => {
  test('that is saved is in force at both, and told of alerts', async () => {
    const { status, text } = await put(onCall('on-call'));
    assert.equal(status, 204, text);
    for (const name of ['first', 'second']) assert.match(await config(name), /name: on-call/);

    const alerts = JSON.stringify([{ labels: { alertname: 'Told', data_plane: 'prod' } }]);
    await fetch(`http://127.0.0.1:${second}/api/v2/alerts`, { method: 'POST', headers: { Authorization: basic(), 'Content-Type': 'application/json' }, body: alerts });
    await eventually(30, 'it is told', () => told.includes(`/${SECRET}`));
  });

  test('that Alertmanager refuses is refused in the line of its author, and both go on with what they had', async () => {
    const { status, text } = await put(onCall('wrong', '        send_resolved: perhaps\n'));
    assert.equal(status, 400);
    assert.match(JSON.parse(text).detail, /^Alertmanager refuses these receivers: .*line 5: cannot unmarshal/s);
    assert.doesNotMatch(text, /amtool|Checking/);
    for (const name of ['first', 'second']) assert.match(await config(name), /name: on-call/);
  });

  test('that is well-formed and can not be loaded is refused as well', async () => {
    const tls = '        http_config: { tls_config: { ca_file: nowhere/ca.pem } }\n';
    const { status, text } = await put(onCall('unloadable', tls));
    assert.equal(status, 400, text);
    assert.match(text, /does not load/);
    for (const name of ['first', 'second']) assert.match(await config(name), /name: on-call/);
  });

  test('outlives its control plane, and a restart of Alertmanager meanwhile', async () => {
    await running.stop('SIGKILL');
    await eventually(30, 'its absence is logged', () => fetchers.first.log.includes('the installed files stay active'));
    await engines.first.stop();
    await startAlertmanager('first');

    assert.match(await config('first'), /name: on-call/);
  });

  test('changes again when the control plane came back', async () => {
    await startControlPlane();
    const { status, text } = await eventually(60, 'the receivers are taken', async () => {
      const answer = await put(onCall('others'));
      return answer.status !== 503 && answer;
    });
    assert.equal(status, 204, text);
    for (const name of ['first', 'second']) assert.match(await config(name), /name: others/);
  });
});

test('nobody but a reader that is expected is given the configuration', async () => {
  const ask = (token, reader) => fetch(`${controlplane}/api/planewatch/receivers/files?reader=${reader}`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal((await ask('guess', 'first')).status, 401);
  assert.equal((await ask(OPERATOR, 'first')).status, 403);
  assert.equal((await ask(DISCOVERY, 'third')).status, 404);
});

test('no secret stands in a log', () => {
  const password = readFileSync(home('engines/password'), 'utf8').trim();
  for (const log of [...logs.map((said) => said()), fetchers.first.log, fetchers.second.log]) {
    for (const secret of [OPERATOR, DISCOVERY, SECRET, password]) assert.ok(!log.includes(secret), log);
  }
});
