// Data planes that attack: a name that is turned to a neighbour, versions that flap, series without end. On the real stack, with the real resolver.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { eventually, Planewatch, port } from './planewatch.mjs';

const planewatch = new Planewatch();
const controlplane = `http://127.0.0.1:${port(3000)}`;
const prometheus = `http://127.0.0.1:${port(9090)}`;
const hosts = join(planewatch.state, 'hosts');
const BUDGET = 40_000;

let operator;
let scrapes = 0;
let churning;
let printed;

/** From now on this is all that names mean to the control plane. */
const lead = (name, address) => writeFileSync(hosts, `127.0.0.1 localhost ${hostname()}\n${address} ${name}\n`);

async function call(method, path, { token = operator, body } = {}) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const response = await fetch(controlplane + path, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

async function joined(id, address) {
  const { body } = await call('PUT', `/api/planewatch/planes/${id}/join-token`, { body: { environment: 'hostile', announce: [address] } });
  const registered = await call('PUT', `/api/planewatch/planes/${id}/registration`, { token: body.token, body: { version: '1.0.0', collector: address, path: 'collector' } });
  assert.equal(registered.status, 200, JSON.stringify(registered.body));
  return body.token;
}

const shown = async (id) => (await call('GET', `/api/planewatch/planes/${id}`)).body;

async function query(expression) {
  return (await planewatch.engineJson(`${prometheus}/api/v1/query?query=${encodeURIComponent(expression)}`)).data.result;
}

async function targets(plane) {
  const answer = await planewatch.engineJson(`${prometheus}/api/v1/targets?state=active`);
  return answer.data.activeTargets.filter(({ labels }) => labels.data_plane === plane && labels.job === `dataplane-${plane}`);
}

before(async () => {
  lead('rebind.test', '198.51.100.7');
  planewatch.env.JDK_JAVA_OPTIONS = `-Djdk.net.hosts.file=${hosts} -Dsun.net.inetaddr.ttl=1`;
  planewatch.env.PLANEWATCH_CARDINALITY_BUDGET_NEW_SERIES = String(BUDGET);
  const { code, out, err } = await planewatch.run('up', '--planes', 'qa', '--no-load');
  assert.equal(code, 0, err);
  printed = out + err;
  operator = await planewatch.token();
});

after(async () => {
  churning?.close();
  churning?.closeAllConnections();
  await planewatch.remove();
});

test('a data plane is printed under another host name than the control plane, whose cookies browsers send to every port', () => {
  assert.match(printed, new RegExp(`http://localhost:${port(3000)}`));
  assert.match(printed, new RegExp(`http://127\\.0\\.0\\.1:${port(8083)}`));
  assert.doesNotMatch(printed, new RegExp(`http://localhost:${port(8083)}`));
});

describe('a data plane that attacks', () => {
  test('reads nothing by a name that it turns to a neighbour after its registration', async () => {
    const collector = port(8909);
    await joined('rebind', `rebind.test:${collector}`);
    const [target] = await eventually(60, 'the address behind the name is a target', async () => (await targets('rebind')).length > 0 && targets('rebind'));
    assert.equal(target.scrapeUrl, `http://198.51.100.7:${collector}/metrics`);
    assert.equal(target.labels.instance, `rebind.test:${collector}`);

    lead('rebind.test', '127.0.0.1');

    await eventually(90, 'the target is withdrawn', async () => (await targets('rebind')).length === 0);
    assert.match((await shown('rebind')).notScraped[0], /its name means this very machine/);
    assert.deepEqual(await query('up{data_plane="rebind"} == 1'), []);
    await eventually(90, 'the alert fires', async () => (await query('ALERTS{alertname="DataPlaneAddressRefused",data_plane="rebind",alertstate="firing"}')).length === 1);

    lead('rebind.test', '198.51.100.8');
    await eventually(90, 'it is scraped again', async () => (await targets('rebind'))[0]?.scrapeUrl === `http://198.51.100.8:${collector}/metrics`);
  });

  test('is refused by a neighbour’s collector, which its own scrape job reads', async () => {
    await eventually(60, 'the plane itself is scraped', async () => (await query('up{job="dataplane-qa"} == 1')).length === 1);
    const collector = `http://127.0.0.1:${port(8909)}/metrics`;
    assert.equal((await fetch(collector)).status, 401);
    const own = readFileSync(join(planewatch.state, 'secrets', 'scrape-qa.token'), 'utf8');
    assert.equal((await fetch(collector, { headers: { Authorization: `Bearer ${own}` } })).status, 200);
  });

  test('writes no more than a change a minute with another version in each heartbeat', async () => {
    const token = await joined('flap', '127.0.0.1:1');
    const statuses = new Set();
    for (let i = 0; i < 300; i++) statuses.add((await call('POST', '/api/planewatch/planes/flap/heartbeat', { token, body: { version: `v${i}` } })).status);
    assert.deepEqual([...statuses], [204]);

    const versions = async () => (await call('GET', '/api/planewatch/versions?plane=flap')).body.versions.map(({ version }) => version);
    assert.deepEqual(await versions(), ['1.0.0']);
    await eventually(90, 'the latest is recorded when the minute is over', async () => (await versions()).at(-1) === 'v299');
    assert.deepEqual(await versions(), ['1.0.0', 'v299']);
  });

  test('with new series in each scrape is not scraped for a while, and says why', async () => {
    churning = createServer((_, response) => {
      scrapes++;
      response.setHeader('Content-Type', 'text/plain; version=0.0.4');
      response.end(Array.from({ length: 15_000 }, (_, i) => `churn{id="${scrapes}-${i}"} 1\n`).join(''));
    });
    await new Promise((resolve) => churning.listen(0, '127.0.0.1', resolve));
    await joined('churn', `127.0.0.1:${churning.address().port}`);

    await eventually(180, 'it is taken out', async () => (await shown('churn')).notScraped.some((reason) => reason.includes('new series')));
    await eventually(60, 'Prometheus has no such target', async () => (await targets('churn')).length === 0);
    await eventually(60, 'the alert fires', async () => (await query('ALERTS{alertname="DataPlaneScrapePaused",data_plane="churn",alertstate="firing"}')).length === 1);
    const [qa] = await query('up{job="dataplane-qa"}');
    assert.equal(qa.value[1], '1');

    const { rowVersion } = await shown('churn');
    const ended = await fetch(`${controlplane}/api/planewatch/planes/churn/scrape-pause`, { method: 'DELETE', headers: { Authorization: `Bearer ${operator}`, 'If-Match': `"${rowVersion}"` } });
    assert.equal(ended.status, 204);
  });
});
