// The registry with many data planes, on the real stack: they join, are scraped, leave, misbehave, and survive a control plane that is away.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { eventually, Planewatch, port, root } from './planewatch.mjs';
import { SimulatedPlanes } from './simulated.mjs';

const COUNT = 100;
const SOAK = process.env.PLANEWATCH_TEST_SOAK === 'yes';
const TEN_MINUTES_MS = 600_000;
const planewatch = new Planewatch();
const controlplane = `http://127.0.0.1:${port(3000)}`;
const prometheus = `http://127.0.0.1:${port(9090)}`;

let planes;
let token;
let engine;
let seed;

/** A static job with labels of its own, as an installation before Planewatch has it. */
const seedJob = (address) => `scrape_configs:
  - job_name: dataplane-prod
    scrape_interval: 10s
    scrape_timeout: 5s
    static_configs:
      - targets: ['${address}']
        labels: {environment: prod, data_plane: production}
`;

async function query(expression) {
  return (await planewatch.engineJson(`${prometheus}/api/v1/query?query=${encodeURIComponent(expression)}`)).data.result;
}

const number = async (expression) => Number((await query(expression))[0]?.value[1] ?? 0);

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

before(async () => {
  const target = await new SimulatedPlanes().listen('production');
  seed = target.server;
  mkdirSync(join(planewatch.state, 'static'));
  writeFileSync(join(planewatch.state, 'static', 'seed.yml'), seedJob(target.address));
  const { code, err } = await planewatch.run('up', '--planes', 'prod', '--no-load');
  assert.equal(code, 0, err);
  token = await planewatch.token();
  planes = new SimulatedPlanes(controlplane, token);
  await planes.prepare(COUNT);
});

after(async () => {
  seed?.close();
  planes.close();
  engine?.kill();
  await planewatch.remove();
});

describe('a hundred data planes', () => {
  test('join, and are all scraped', async (context) => {
    const begun = Date.now();
    await planes.join();
    context.diagnostic(`${COUNT} joined in ${seconds(begun)}`);
    planes.beat();

    await eventually(120, 'all are scraped', async () => (await number('count(up{environment="simulated"} == 1)')) === COUNT);
    context.diagnostic(`${COUNT} scraped ${seconds(begun)} after the first began to join`);
  });

  test('what a payload calls itself is nobody’s identity', async () => {
    const sender = planes.planes[0].id;
    const [series] = await eventually(60, 'the series is there', async () => {
      const found = await query(`simulated_orders_total{sender="${sender}"}`);
      return found.length > 0 && found;
    });
    assert.equal(series.metric.data_plane, sender);
    assert.equal(series.metric.environment, 'simulated');
    assert.equal(series.metric.line_of_business, 'simulation');
    assert.equal(series.metric.job, `dataplane-${sender}`);
    assert.equal(series.metric.instance, planes.planes[0].address);
    assert.deepEqual(await query('simulated_orders_total{data_plane="prod"}'), []);
  });

  test('what OTLP calls itself is nobody’s identity either', async () => {
    const text = (key, stringValue) => ({ key, value: { stringValue } });
    const names = ['data_plane', 'environment', 'line_of_business', 'planewatch.data_plane'];
    const point = { asInt: '1', timeUnixNano: `${Date.now()}000000`, attributes: names.map((name) => text(name, 'sim-1')) };
    const metric = { name: 'intruder', gauge: { dataPoints: [point] } };
    const resource = { attributes: [...names.map((name) => text(name, 'sim-1')), text('service.name', 'intruder')] };
    const Authorization = `Bearer ${readFileSync(join(planewatch.state, 'secrets', 'receiver-prod.token'), 'utf8')}`;
    const body = JSON.stringify({ resourceMetrics: [{ resource, scopeMetrics: [{ metrics: [metric] }] }] });
    const send = (headers) => fetch(`http://127.0.0.1:${port(4318)}/v1/metrics`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body });
    assert.equal((await send({})).status, 401, 'another process of this machine');
    assert.equal((await send({ Authorization })).status, 200);

    const found = await eventually(60, 'the series is there', async () => {
      const series = await query('{__name__=~"intruder.*"}');
      return series.length > 0 && series;
    });
    assert.deepEqual([...new Set(found.map(({ metric: labels }) => labels.data_plane))], ['prod']);
    assert.deepEqual([...new Set(found.map(({ metric: labels }) => labels.environment))], ['prod']);
  });

  test('one that redirects its scrape is shown nothing of what is elsewhere', async () => {
    const [, redirecting] = planes.planes;
    planes.redirect(redirecting, `${prometheus}/federate?match[]=up`);

    await eventually(60, 'its scrape fails', async () => (await number(`up{data_plane="${redirecting.id}"}`)) === 0);

    assert.deepEqual(await query(`up{data_plane="${redirecting.id}", exported_instance!=""}`), []);
    planes.redirect(redirecting);
    await eventually(60, 'it is back', async () => (await number(`up{data_plane="${redirecting.id}"}`)) === 1);
  });

  test('one that exposes a million series loses its own scrape alone, and an alert names it', async () => {
    const [exploding] = planes.planes;
    planes.expose(exploding, 1_000_000);

    await eventually(90, 'its scrape is refused', async () => (await number(`up{data_plane="${exploding.id}"}`)) === 0);

    assert.equal(await number(`count(up{environment="simulated"} == 1)`), COUNT - 1);
    // Nothing of the million: what is there is what it had exposed before.
    assert.equal(await number(`count(last_over_time(s{data_plane="${exploding.id}"}[10m]))`), 10);
    await eventually(180, 'the alert fires', async () => (await query(`ALERTS{alertname="DataPlaneScrapeRefused", data_plane="${exploding.id}"}`)).length > 0);
    assert.equal((await query('ALERTS{alertname="DataPlaneScrapeRefused"}')).length, 1);
    planes.expose(exploding, 10);
    await eventually(60, 'it is back', async () => (await number(`up{data_plane="${exploding.id}"}`)) === 1);
  });

  test('half of them leave and are named stale, with what to do; the others go on', async (context) => {
    const leavers = planes.planes.slice(COUNT / 2);
    const begun = Date.now();
    planes.leave(leavers);

    const states = await eventually(300, 'they are stale', async () => {
      const { planes: all } = await planes.call('GET', '/api/planewatch/planes');
      const simulated = all.filter(({ environment }) => environment === 'simulated');
      const silent = simulated.filter(({ lifecycle }) => lifecycle === 'STALE' || lifecycle === 'OFFLINE');
      return silent.length === leavers.length && simulated;
    });
    context.diagnostic(`${leavers.length} stale after ${seconds(begun)}`);
    assert.equal(states.filter(({ lifecycle }) => lifecycle === 'LIVE').length, COUNT / 2);

    const places = await eventually(60, 'the ladder says so', async () => {
      const { planes: all } = await planes.call('GET', '/api/planewatch/ladder');
      const lowest = all.filter(({ failing }) => failing === 'REGISTERED');
      return lowest.length === leavers.length && lowest;
    });
    assert.match(places[0].whatToDo, /Start the application/);
    assert.ok(Date.parse(places[0].since) >= begun);
  });
});

describe('a static target', () => {
  const asked = (asker) => {
    const query = encodeURIComponent('up{data_plane="production"}');
    return fetch(`${controlplane}/api/v1/query?query=${query}`, { headers: { Authorization: `Bearer ${asker}` } });
  };

  test('is seen by the unrestricted alone until an administrator makes a plane of it', async () => {
    const other = await planewatch.token('--role', 'viewer', '--planes', 'prod');
    const { code, err } = await planewatch.run('token', '--role', 'viewer', '--planes', 'production');
    assert.notEqual(code, 0);
    assert.match(err, /no data plane 'production'/);
    await eventually(60, 'it is scraped', async () => (await number('up{data_plane="production"}')) === 1);
    assert.equal((await (await asked(token)).json()).data.result.length, 1);
    assert.deepEqual((await (await asked(other)).json()).data?.result ?? [], []);

    const description = { displayName: 'Production', environment: 'prod', lineOfBusiness: 'retail' };
    await planes.call('POST', '/api/planewatch/planes/production/static-target', description);

    const viewer = await planewatch.token('--role', 'viewer', '--planes', 'production');
    assert.equal((await (await asked(viewer)).json()).data.result.length, 1);
  });
});

describe('a control plane that is away', () => {
  test('costs no target, even when Prometheus restarts meanwhile', async (context) => {
    if (!planes.beats) {
      await planes.join();
      planes.beat();
      await eventually(120, 'all are scraped', async () => (await number('count(up{environment="simulated"} == 1)')) === COUNT);
    }
    const live = planes.planes.filter(({ left }) => !left);
    const pids = await planewatch.pids();
    process.kill(pids.controlplane, 'SIGKILL');
    process.kill(pids.prometheus, 'SIGTERM');
    await eventually(60, 'both are gone', async () => {
      const now = await planewatch.pids();
      return !now.controlplane && !now.prometheus;
    });
    const away = Date.now();
    const before = live.map(({ scrapes }) => scrapes);
    engine = spawn(join(root, 'containers/native/exec'), ['prometheus'], { env: planewatch.env, stdio: 'ignore' });

    // By their own count: what Prometheus stored before its restart still answers for a while.
    await eventually(120, 'all that live are scraped again', () => live.every(({ scrapes }, i) => scrapes > before[i]));

    await eventually(30, 'and each is up', async () => (await number('count(up{environment="simulated"} == 1)')) === live.length);
    assert.equal(await number('count(up{environment="simulated"})'), COUNT);
    if (!SOAK) return;

    const back = live.map(({ scrapes }) => scrapes);
    await new Promise((resolve) => setTimeout(resolve, away + TEN_MINUTES_MS - Date.now()));
    const rounds = live.map(({ scrapes }, i) => scrapes - back[i]);
    context.diagnostic(`${live.length} planes, control plane away for ${seconds(away)}: scraped ${Math.min(...rounds)} to ${Math.max(...rounds)} times since Prometheus was back`);
    assert.ok(Math.max(...rounds) - Math.min(...rounds) <= 1, 'every plane as often as any other');
    assert.equal(await number('count(up{environment="simulated"} == 1)'), live.length);
  });
});
