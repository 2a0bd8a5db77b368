// One data plane with its collector and Prometheus, for real: whatever of them restarts, what was counted is what was sent.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { binaries } from './engine.mjs';
import { examples } from './examples.mjs';
import { eventually, Planewatch, port } from './planewatch.mjs';

const planewatch = new Planewatch();
const promtool = join(binaries('prometheus'), 'promtool');
const plane = `http://127.0.0.1:${port(8082)}`;
const collectorMetrics = `http://127.0.0.1:${port(8899)}/metrics`;
const prometheus = `http://127.0.0.1:${port(9090)}`;
const controlplane = `http://127.0.0.1:${port(3000)}`;
const outageSeconds = process.env.PLANEWATCH_TEST_SOAK === 'yes' ? 120 : 20;

/** What the requests of this test are; probes of health are nobody's business. */
const REQUESTS = 'http_server_request_duration_seconds_count{data_plane="dev",http_route!=""}';
let sent = 0;

async function request(path, headers = {}) {
  const response = await fetch(plane + path, { headers });
  await response.arrayBuffer();
  sent += 1;
}

/** Runs the load generator beside what it is given to disturb; returns how many requests it saw answered. */
async function load(seconds, disturb = () => {}) {
  const running = planewatch.run('load', '-t', plane, '-r', '50', '-d', `${seconds}`, '--errors', '20%:status,bad-payload', '-q', '--json', '-');
  await disturb();
  const { code, out, err } = await running;
  assert.equal(code, 0, err);
  const [{ requests, outcomes }] = JSON.parse(out.slice(out.indexOf('{'), out.lastIndexOf('}') + 1)).targets;
  assert.equal(outcomes.answered, requests, JSON.stringify(outcomes));
  return requests;
}

async function query(text) {
  const answer = await planewatch.engineJson(`${prometheus}/api/v1/query?query=${encodeURIComponent(text)}`);
  assert.equal(answer.status, 'success', answer.error);
  return answer.data.result;
}

const value = async (text) => Number((await query(text))[0]?.value[1] ?? Number.NaN);

/** The raw counters reach this number; one too many is as wrong as one too few. */
async function counts(expression, expected) {
  let last;
  await eventually(60, `${expression} is ${expected}`, async () => (last = await value(expression)) >= expected).catch(() => {});
  assert.equal(last, expected, expression);
}

async function kill(name, signal = 'SIGKILL') {
  const pids = await planewatch.pids();
  process.kill(pids[name], signal);
  await eventually(30, `${name} is gone`, async () => !(name in (await planewatch.pids())));
}

async function up() {
  const { code, err } = await planewatch.run('up', '--planes', 'dev', '--no-load');
  assert.equal(code, 0, err);
}

async function restart(name, signal) {
  await kill(name, signal);
  await up();
}

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

const text = async (address, headers = {}) => (await fetch(address, { headers })).text();

const clean = async (address, headers) => execFileSync(promtool, ['check', 'metrics'], { input: await text(address, headers), stdio: 'pipe' });

/** What the plane's own scrape job shows its collector. */
const scrapeToken = () => ({ Authorization: `Bearer ${readFileSync(join(planewatch.state, 'secrets', 'scrape-dev.token'), 'utf8')}` });

/** The families that Prometheus has of this plane now, each with the targets that it has them from. */
async function families() {
  const found = {};
  for (const { metric } of await query('group by (__name__, instance) ({data_plane="dev",job=~"(dataplane|inventory)-dev"})')) {
    // What Prometheus makes of a scrape, and what rules make of other series, comes from nowhere else.
    if (!/^(up|scrape_.*|ALERTS.*|.*:.*|otel_http.*|jvm_.*_count|http_server_request_total|http_server_request_duration_seconds)$/.test(metric.__name__)) {
      (found[metric.__name__] ??= []).push(metric.instance);
    }
  }
  return found;
}

before(async () => {
  await up();
});

after(() => planewatch.remove());

describe('by the collector', () => {
  test('every request is counted once', async () => {
    for (let i = 0; i < 5; i++) {
      await request('/api?sc=500');
      await request('/api/products', { 'Client-ID': '11111' });
    }
    sent += await load(5);
    await counts(`sum(${REQUESTS})`, sent);
  });

  test('a collector and a Prometheus killed under load lose none', async () => {
    const disturb = async () => {
      await restart('collector-dev');
      await restart('prometheus');
    };
    sent += await load(15, disturb);
    await counts(`sum(${REQUESTS})`, sent);
  });

  test(`a collector that is away for ${outageSeconds} s under load loses none`, async () => {
    const disturb = async () => {
      await kill('collector-dev');
      await pause(outageSeconds);
      await up();
    };
    sent += await load(outageSeconds + 10, disturb);
    await counts(`sum(${REQUESTS})`, sent);
  });

  test('a family takes one path: the inventory comes from the plane itself, the rest from its collector', async () => {
    const found = await families();
    assert.ok(found.percolate_active_tenants && found.http_server_request_duration_seconds_count && found.jvm_memory_used_bytes);
    for (const [name, targets] of Object.entries(found)) {
      const expected = /^percolate_/.test(name) ? port(8082) : port(8899);
      assert.deepEqual(targets, [`127.0.0.1:${expected}`], name);
    }
    assert.equal(await value('sum(percolate_tenant_requests_total{tenant_id="11111"})'), 5);
  });

  for (const [name, address] of Object.entries({ 'the collector': collectorMetrics, 'the plane itself': `${plane}/metrics` })) {
    test(`promtool finds nothing wrong with what ${name} exposes`, () => clean(address, scrapeToken()));
  }

  test('the collector shows its metrics to nobody without the scrape token of its plane', async () => {
    const other = { Authorization: `Bearer ${readFileSync(join(planewatch.state, 'secrets', 'discovery.token'), 'utf8')}` };
    assert.equal((await fetch(collectorMetrics)).status, 401);
    assert.equal((await fetch(collectorMetrics, { headers: other })).status, 401);
  });

  test('the resource tells service and plane', async () => {
    const [{ metric }] = await query('target_info{data_plane="dev"}');
    assert.equal(metric.deployment_environment_name, 'dev');
    assert.equal(metric.planewatch_data_plane, 'dev');
    assert.equal(metric.exported_job, 'shop');
    assert.match(metric.service_version, /\d/);
    assert.match(metric.exported_instance, /^[0-9a-f-]{36}$/);
  });

  test('a measurement leads to its trace, in the collector and in Prometheus', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const accept = { Accept: 'application/openmetrics-text' };
    // Exemplars are a sample: each export replaces those of the last, and a scrape takes what is there.
    const traced = () => request('/api/reports', { traceparent: `00-${traceId}-b7ad6b7169203331-01` });
    await eventually(30, 'the collector has it', async () => {
      await traced();
      return (await text(collectorMetrics, { ...accept, ...scrapeToken() })).includes(`trace_id="${traceId}"`);
    });

    await eventually(60, 'Prometheus has it', async () => {
      await traced();
      const asked = { query: 'http_server_request_duration_seconds_bucket{data_plane="dev"}', start: Date.now() / 1000 - 60, end: Date.now() / 1000 };
      return (await text(`${prometheus}/api/v1/query_exemplars?${new URLSearchParams(asked)}`, planewatch.engineAuthorization())).includes(traceId);
    });
  });

  test('the log of the collector holds no error', async () => {
    const log = execFileSync('cat', [join(planewatch.state, 'logs', 'collector-dev.log')], { encoding: 'utf8' });
    assert.doesNotMatch(log, /error/i);
  });
});

describe('queries that others wrote run as they are', () => {
  before(async () => {
    sent += await load(15);
  });

  for (const example of examples.answers) {
    test(example, () => eventually(45, 'an answer', async () => (await query(example)).length > 0));
  }
  for (const example of examples.runs) test(example, () => query(example));
});

describe('the path is switched', () => {
  let before;
  let after;

  test('to direct: everything comes from the plane itself, and a sum over the switch counts each request once', async () => {
    // given a load until the very end: what was counted last must leave the plane when it stops
    before = sent + (await load(5));
    planewatch.env.PLANEWATCH_PLANE_PATH = 'direct';
    await restart('dataplane-dev', 'SIGTERM');

    // when the collector is away too
    await eventually(30, 'Prometheus scrapes the plane', async () => (await value(`up{job="dataplane-dev",instance="127.0.0.1:${port(8082)}"}`)) === 1);
    await kill('collector-dev');
    sent = 0;
    after = await load(5);

    // then
    await counts(`sum(${REQUESTS.replace('}', `,instance="127.0.0.1:${port(8082)}"}`)})`, after);
    assert.equal(await value(`sum(max_over_time(${REQUESTS}[30m]))`), before + after);
    await eventually(60, 'each family has one path', async () => {
      const targets = new Set(Object.values(await families()).flat());
      return targets.size === 1 && targets.has(`127.0.0.1:${port(8082)}`);
    });
  });

  test('the registry shows it', async () => {
    const headers = { Authorization: `Bearer ${await planewatch.token()}` };
    const { planes } = JSON.parse(await text(`${controlplane}/api/planewatch/planes`, headers));
    assert.equal(planes[0].path.toLowerCase(), 'direct');
  });

  test('promtool finds nothing wrong with everything at the plane itself', () => clean(`${plane}/metrics`));

  test('and back, by gRPC', async () => {
    planewatch.env.PLANEWATCH_PLANE_PATH = 'collector';
    planewatch.env.OTEL_EXPORTER_OTLP_PROTOCOL = 'grpc';
    await restart('dataplane-dev', 'SIGTERM');
    // Before the load: of a route and status that it is the first to meet, the highest value is the load's own.
    assert.equal(await value(`sum(max_over_time(${REQUESTS}[30m]))`), before + after);
    sent = await load(5);
    await counts(`sum(${REQUESTS.replace('}', `,instance="127.0.0.1:${port(8899)}"}`)})`, sent);
  });
});

describe('by the gateway', () => {
  test('a gateway killed under load loses none, and the gap is filled from the queue', async () => {
    // given a plane that writes instead of being scraped
    planewatch.env.PLANEWATCH_GATEWAY = 'yes';
    await kill('collector-dev');
    await eventually(60, 'nothing is scraped any more', async () => (await query(REQUESTS)).length === 0);
    await kill('prometheus');
    await up();

    // when
    let end;
    const outage = async () => {
      await pause(5);
      await kill('gateway');
      end = Date.now() / 1000 + outageSeconds;
      await pause(outageSeconds);
      await up();
    };
    sent += await load(outageSeconds + 15, outage);

    // then
    await counts(`sum(${REQUESTS})`, sent);
    const samples = await value(`max(count_over_time(${REQUESTS}[${outageSeconds}s] @ ${end}))`);
    assert.ok(samples >= outageSeconds / 5 - 1, `${samples} samples in ${outageSeconds} s`);
  });
});
