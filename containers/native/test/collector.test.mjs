// The collectors as they are configured here: each variant is valid, and does what it is there for.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { binaries, endAll, folder, freePorts, start } from './engine.mjs';
import { counter, histogram, send, together } from './otlp.mjs';
import { eventually, root } from './planewatch.mjs';

const otelcol = join(binaries('collector'), 'otelcol');
const prometheus = join(binaries('prometheus'), 'prometheus');
const run = join(root, 'containers/collector/run');
const tokens = { prod: 'prod-secret', qa: 'qa-secret' };

const file = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const tokenFile = file('receiver.token', 'old\nnew\n');
const headersFile = file('headers.yaml', 'x-api-key: vendor-secret\n');
const [certificate, key] = ['cert.pem', 'key.pem'].map((name) => join(folder, name));
execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate], { stdio: 'ignore' });

const withToken = { COLLECTOR_RECEIVER_TOKEN_FILE: tokenFile };
const withScrapeToken = { COLLECTOR_SCRAPE_TOKEN_FILE: file('scrape.token', 'scrape-secret\n') };
const withTls = { COLLECTOR_RECEIVER_CERT_FILE: certificate, COLLECTOR_RECEIVER_KEY_FILE: key };
const withTraces = { COLLECTOR_TRACES_ENDPOINT: 'http://127.0.0.1:1' };
const withVendor = { COLLECTOR_VENDOR_ENDPOINT: 'http://127.0.0.1:1', COLLECTOR_VENDOR_HEADERS_FILE: headersFile, COLLECTOR_QUEUE_DIR: join(folder, 'queue') };
const withGateway = { COLLECTOR_GATEWAY_ENDPOINT: 'http://127.0.0.1:1', COLLECTOR_GATEWAY_TOKEN_FILE: tokenFile, COLLECTOR_QUEUE_DIR: join(folder, 'queue') };

/** The gateway's way in for one plane, as it is rendered. */
function wayIn(plane, port) {
  const words = { PLANE: plane, PORT: port, ENVIRONMENT: plane, LINE_OF_BUSINESS: 'default', TOKEN_FILE: file(`${plane}.token`, tokens[plane]) };
  const template = readFileSync(join(root, 'containers/collector/gateway/plane.yaml'), 'utf8');
  return file(`${plane}.yaml`, template.replace(/@([A-Z_]+)@/g, (_, word) => words[word]));
}

const gatewayFiles = (ports) =>
  [join(root, 'containers/collector/gateway/config.yaml'), wayIn('prod', ports[0]), wayIn('qa', ports[1])].flatMap((path) => ['--config', path]);
const gatewayExtensions = { GATEWAY_EXTENSIONS: '[health_check, bearertokenauth/prod, bearertokenauth/qa]' };

/** A plane's collector: { http, metrics, log, stop }. */
async function collector(env) {
  const [grpc, http, metrics, own, health] = await freePorts(5);
  const ports = { COLLECTOR_GRPC_PORT: grpc, COLLECTOR_HTTP_PORT: http, COLLECTOR_METRICS_PORT: metrics, COLLECTOR_TELEMETRY_PORT: own, COLLECTOR_HEALTH_PORT: health };
  const started = await start(run, [otelcol], { env: { ...ports, ...env }, health: `http://127.0.0.1:${health}/` });
  return { http, metrics: `http://127.0.0.1:${metrics}/metrics`, ...started };
}

const text = async (address) => (await fetch(address)).text();

/** Over TLS, with our certificate as the only authority: what comes back for an empty export, or why nothing did. */
const statusOverTls = (port) =>
  new Promise((resolve) => {
    const options = { method: 'POST', ca: readFileSync(certificate), headers: { 'Content-Type': 'application/json' }, agent: false };
    request(`https://localhost:${port}/v1/metrics`, options, (response) => resolve(response.resume().statusCode)).on('error', (error) => resolve(error.code)).end('{}');
  });

after(endAll);

describe('each variant is valid', () => {
  const variants = { 'no option': {}, 'a token': withToken, 'a scrape token': withScrapeToken, TLS: withTls, 'a home for traces': withTraces, 'a vendor': withVendor, 'the gateway': withGateway, everything: { ...withToken, ...withScrapeToken, ...withTls, ...withTraces, ...withVendor, ...withGateway } };
  for (const [name, env] of Object.entries(variants)) {
    test(`a plane's collector with ${name}`, () => {
      execFileSync(run, [otelcol, 'validate'], { env: { ...process.env, ...env }, stdio: 'pipe' });
    });
  }

  test('the gateway with two planes', () => {
    execFileSync(otelcol, ['validate', ...gatewayFiles([1, 2])], { env: { ...process.env, ...gatewayExtensions }, stdio: 'pipe' });
  });

  test('half an option is named', () => {
    const half = { ...process.env, COLLECTOR_GATEWAY_ENDPOINT: 'http://127.0.0.1:1' };
    assert.throws(() => execFileSync(run, [otelcol, 'validate'], { env: half, stdio: 'pipe' }), /COLLECTOR_QUEUE_DIR/);
  });
});

test('by default what is exported can be scraped, the inventory of the direct path and the SDK\'s own queues apart', async () => {
  const plane = await collector({});

  await send(`http://127.0.0.1:${plane.http}`, counter({ name: 'percolate.tenant_requests', value: 1 }));
  await send(`http://127.0.0.1:${plane.http}`, counter({ name: 'queueSize', scope: 'io.opentelemetry.sdk.trace', value: 1 }));
  await send(`http://127.0.0.1:${plane.http}`, counter({ value: 7 }));

  await eventually(10, 'the counter is exposed', async () => /^shop_orders_total\{.*} 7/m.test(await text(plane.metrics)));
  assert.doesNotMatch(await text(plane.metrics), /percolate|queueSize/);
  assert.doesNotMatch(plane.log(), /error/i);
  await plane.stop();
});

test('replicas without service.instance.id are as many series, whose sum is right', async () => {
  const plane = await collector({});
  const from = (resource, value) => send(`http://127.0.0.1:${plane.http}`, counter({ name: 'twins.requests', value, resource: { 'service.name': 'twins', ...resource } }));

  for (const value of [10, 20]) {
    await from({ 'host.name': 'pod-a' }, 1000 + value);
    await from({ 'host.name': 'pod-b' }, 5000 + value);
    await from({ 'host.name': 'pod-b', 'process.pid': '7' }, 9000 + value);
    await from({ 'k8s.pod.uid': 'uid-1', 'host.name': 'pod-a' }, 300 + value);
    await from({}, 40 + value);
    await from({ 'service.instance.id': 'own', 'host.name': 'pod-a' }, value);
  }

  const expected = { 'pod-a': '1020', 'pod-b': '5020', 'pod-b:7': '9020', 'uid-1': '320', '127.0.0.1': '60', own: '20' };
  const seen = async () => Object.fromEntries([...(await text(plane.metrics)).matchAll(/^twins_requests_total\{instance="([^"]*)".*} (\d+)/gm)].map(([, instance, value]) => [instance, value]));
  await eventually(10, 'the last values are exposed', async () => (await seen()).own === '20');
  assert.deepEqual(await seen(), expected);
  await plane.stop();
});

test('no attribute, scope or name costs a family or a scrape: what is not a label is renamed, shortened or told', async () => {
  const plane = await collector({});
  const long = 'x'.repeat(2000);
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`k${i}`, 'v']));
  const odd = [{ '': 'v' }, { __name__: 'v' }, { job: 'v', instance: 'v' }, { exported_job: 'v' }, { новый: 'v' }, { '1abc': 'v' }, { 'a\nb': 'v' }, { otel_scope_name: 'v' }, { ['k'.repeat(300)]: 'v' }, { long }, many, { 'a.b': '1', a_b: '2' }, { 'a.b': '3', a_b: '2' }];
  for (const [i, labels] of odd.entries()) {
    await send(`http://127.0.0.1:${plane.http}`, counter({ name: 'odd.labels', value: i, labels, resource: { 'service.name': 'odd', 'service.instance.id': 'labels' } }));
    await send(`http://127.0.0.1:${plane.http}`, counter({ name: 'odd.resources', value: i, resource: { 'service.name': 'odd', 'service.instance.id': `resource-${i}`, ...labels } }));
  }
  await send(`http://127.0.0.1:${plane.http}`, counter({ name: 'odd.others', value: 1, scope: long, resource: { 'service.name': long, 'service.instance.id': long } }));
  for (const name of ['', 'новый', long]) await send(`http://127.0.0.1:${plane.http}`, counter({ name, value: 1 }));
  const [port] = await freePorts(1);
  const limits = 'label_limit: 64, label_name_length_limit: 256, label_value_length_limit: 1024';
  const config = file('odd.yml', `global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs: [{job_name: plane, ${limits}, static_configs: [{targets: ['${new URL(plane.metrics).host}'], labels: {data_plane: prod, environment: prod, line_of_business: default}}]}]\n`);
  const engine = await start(prometheus, ['--config.file', config, '--storage.tsdb.path', join(folder, 'odd'), '--web.listen-address', `127.0.0.1:${port}`], { health: `http://127.0.0.1:${port}/-/ready` });
  const ask = async (query) => (await (await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`)).json()).data.result;

  await eventually(30, 'a scrape succeeds', async () => (await ask('up'))[0]?.value[1] === '1');
  await eventually(10, 'the last family is scraped', async () => (await ask('odd_others_total')).length === 1);
  const values = async (query) => (await ask(query)).map(({ value }) => Number(value[1])).sort((a, b) => a - b);
  assert.deepEqual(await values('odd_labels_total'), odd.map((_, i) => i));
  assert.deepEqual(await values('odd_resources_total'), odd.map((_, i) => i));
  assert.equal((await ask('target_info{exported_instance=~"resource-.*"}')).length, odd.length);
  assert.equal((await ask('{__name__=~"metric_[0-9a-f]{12}_total"}')).length, 2);
  assert.deepEqual((await ask('odd_labels_total{a_b="2"}')).map(({ metric }) => metric.attributes_as_sent).sort(), ['{"a.b":"1","a_b":"2"}', '{"a.b":"3","a_b":"2"}']);
  assert.doesNotMatch(plane.log(), /error/i);
  await engine.stop();
  await plane.stop();
});

test('a gauge whose name ends in total does not displace the counter', async () => {
  const plane = await collector({});
  const gauge = { resourceMetrics: [{ resource: {}, scopeMetrics: [{ metrics: [{ name: 'mixed.thing_total', gauge: { dataPoints: [{ asInt: '3', timeUnixNano: `${Date.now()}000000` }] } }] }] }] };

  await send(`http://127.0.0.1:${plane.http}`, gauge);
  await send(`http://127.0.0.1:${plane.http}`, counter({ name: 'mixed.thing', value: 7 }));

  await eventually(10, 'the counter is exposed', async () => /^mixed_thing_total\{.*} 7/m.test(await text(plane.metrics)));
  assert.match(await text(plane.metrics), /^mixed_thing\{.*} 3/m);
  await plane.stop();
});

test('a series is exposed for as long as is set after its last export', async () => {
  const [brief, patient] = await Promise.all(['2s', '180s'].map((expiration) => collector({ COLLECTOR_METRIC_EXPIRATION: expiration })));
  const isExposed = async ({ metrics }) => (await text(metrics)).includes('shop_orders_total');
  for (const { http } of [brief, patient]) await send(`http://127.0.0.1:${http}`, counter({ value: 7 }));
  await eventually(10, 'the patient one exposes it', () => isExposed(patient));

  await eventually(30, 'the brief one has forgotten it', async () => !(await isExposed(brief)));

  assert.ok(await isExposed(patient));
  await brief.stop();
  await patient.stop();
});

describe('requests that are measured by other conventions', () => {
  const former = { 'http.method': 'GET', 'http.status_code': '200', 'http.target': '/orders/{id}', 'http.flavor': '1.1', 'http.scheme': 'http' };
  const micrometer = { method: 'GET', status: '200', uri: '/orders/{id}', outcome: 'SUCCESS' };
  const stable = { 'http.request.method': 'GET', 'http.response.status_code': '200', 'http.route': '/orders/{id}' };
  const line = (exposed, end) => exposed.split('\n').filter((text) => text.startsWith('http_server_') && end.test(text));

  for (const [convention, sent] of Object.entries({
    'the former ones of OpenTelemetry': histogram({ name: 'http.server.duration', unit: 'ms', labels: former }),
    'those of Micrometer': histogram({ name: 'http.server.requests', unit: 'milliseconds', labels: micrometer }),
  })) {
    test(`${convention} are told in seconds, under the stable names`, async () => {
      const plane = await collector({});

      assert.equal(await send(`http://127.0.0.1:${plane.http}`, sent), 200);

      const exposed = await eventually(10, 'the requests are exposed', async () => {
        const found = await text(plane.metrics);
        return found.includes('http_server_') && found;
      });
      const [bucket] = line(exposed, /le="0\.025"} 1/);
      for (const label of ['http_request_method="GET"', 'http_response_status_code="200"', 'http_route="/orders/{id}"']) assert.ok(bucket.includes(label), bucket);
      assert.match(bucket, /^http_server_request_duration_seconds_bucket/);
      assert.equal(line(exposed, /^http_server_request_duration_seconds_sum\{.*} 0\.044/).length, 1);
      assert.equal(line(exposed, /duration_milliseconds|_requests_/).length, 0);
      await plane.stop();
    });
  }

  test('count once where an application sends several of them', async () => {
    const plane = await collector({});
    const all = together(
      histogram({ name: 'http.server.requests', unit: 'ms', labels: micrometer }),
      histogram({ name: 'http.server.duration', unit: 'ms', labels: { ...former, 'net.host.name': 'here' } }),
      histogram({ name: 'http.server.request.duration', unit: 's', bounds: [0.005, 0.025, 0.1], labels: stable }),
    );

    assert.equal(await send(`http://127.0.0.1:${plane.http}`, all), 200);

    const exposed = await eventually(10, 'the requests are exposed', async () => {
      const found = await text(plane.metrics);
      return found.includes('http_server_') && found;
    });
    assert.equal(line(exposed, /_count\{/).length, 1, exposed);
    await plane.stop();
  });

  test('keep their name in a unit that is not known', async () => {
    const plane = await collector({});

    assert.equal(await send(`http://127.0.0.1:${plane.http}`, histogram({ name: 'http.server.duration', unit: 'us', labels: former })), 200);

    await eventually(10, 'the requests are exposed', async () => /^http_server_duration_microseconds_count\{.*http_status_code="200"/m.test(await text(plane.metrics)));
    await plane.stop();
  });
});

test('the receiver takes every token of its file and refuses all others', async () => {
  const plane = await collector(withToken);
  const statuses = [];
  for (const token of ['old', 'new', 'other', undefined]) statuses.push(await send(`http://127.0.0.1:${plane.http}`, counter({ value: 1 }), token));
  assert.deepEqual(statuses, [200, 200, 401, 401]);
  await plane.stop();
});

test('a plane that is led to a neighbour’s collector reads nothing of it', async () => {
  const qa = await collector({ COLLECTOR_SCRAPE_TOKEN_FILE: file('scrape-qa.token', 'qa-scrape\n') });
  await send(`http://127.0.0.1:${qa.http}`, counter({ value: 7 }));
  const [port] = await freePorts(1);
  const address = new URL(qa.metrics).host;
  const config = file('scrape.yml', readFileSync(join(root, 'prometheus/prometheus.yml'), 'utf8').replace(/^ {2}- job_name: (?!dataplane$)[\s\S]*?(?=^ {2}- job_name: |(?![\s\S]))/gm, '').replace(/^rule_files:[\s\S]*?(?=^scrape_configs:)/m, '').replace('scrape_interval: 10s', 'scrape_interval: 1s').replace('scrape_timeout: 5s', 'scrape_timeout: 1s').replace(/ {4}http_sd_configs:[\s\S]*? {4}relabel_configs:/, '    file_sd_configs:\n      - files: [collectors.json]\n    relabel_configs:'));
  // Both name the same address: qa, whose it is, and evil, which has no scrape token for it, and evil2, which has its own.
  file('collectors.json', JSON.stringify(['qa', 'evil', 'evil2'].map((plane) => ({ targets: [address], labels: { data_plane: plane } }))));
  file('scrape-evil2.token', 'evil-scrape\n');
  execFileSync('bash', ['-c', '. containers/native/say.sh; . containers/native/prepare.sh; scrape_with_tokens "$1" "$2" qa evil2', 'render', config, folder], { cwd: root, stdio: 'pipe' });
  const engine = await start(prometheus, ['--config.file', config, '--storage.tsdb.path', join(folder, 'scraped'), '--web.listen-address', `127.0.0.1:${port}`], { health: `http://127.0.0.1:${port}/-/ready` });
  const up = async () => {
    const answer = await (await fetch(`http://127.0.0.1:${port}/api/v1/query?query=up`)).json();
    return Object.fromEntries(answer.data.result.map(({ metric, value }) => [metric.data_plane, value[1]]));
  };

  await eventually(30, 'all three are scraped', async () => Object.keys(await up()).length === 3 && (await up()).qa === '1');
  assert.deepEqual(await up(), { qa: '1', evil: '0', evil2: '0' });
  await engine.stop();
  await qa.stop();
});

test('the receiver speaks TLS and nothing else', async () => {
  const plane = await collector(withTls);
  assert.equal(await statusOverTls(plane.http), 200);
  assert.equal(await send(`http://127.0.0.1:${plane.http}`, counter({ value: 1 })), 400);
  await plane.stop();
});

describe('by the gateway', async () => {
  const [prometheusPort, prodPort, qaPort, health, own] = await freePorts(5);
  const gatewayEnv = { ...gatewayExtensions, GATEWAY_WRITE_URL: `http://127.0.0.1:${prometheusPort}/api/v1/write`, GATEWAY_HEALTH_PORT: String(health), GATEWAY_TELEMETRY_PORT: String(own) };
  const startGateway = () => start(otelcol, gatewayFiles([prodPort, qaPort]), { env: gatewayEnv, health: `http://127.0.0.1:${health}/` });
  const startPrometheus = () =>
    start(prometheus, ['--config.file', file('prometheus.yml', ''), '--storage.tsdb.path', join(folder, 'tsdb'), '--web.enable-remote-write-receiver', '--web.listen-address', `127.0.0.1:${prometheusPort}`], { health: `http://127.0.0.1:${prometheusPort}/-/ready` });
  const queryEnv = (plane, port) => ({ COLLECTOR_GATEWAY_ENDPOINT: `http://127.0.0.1:${port}`, COLLECTOR_GATEWAY_TOKEN_FILE: join(folder, `${plane}.token`), COLLECTOR_QUEUE_DIR: join(folder, `queue-${plane}`) });

  const select = async (query) => {
    const answer = await (await fetch(`http://127.0.0.1:${prometheusPort}/api/v1/query?query=${encodeURIComponent(query)}`)).json();
    return answer.data.result;
  };

  /** Whether a point of this time lies in qa's queue on disk. */
  const queued = (seconds) => {
    const nanos = Buffer.alloc(8);
    nanos.writeBigUInt64LE(BigInt(seconds) * 1_000_000_000n);
    return readFileSync(join(folder, 'queue-qa', 'exporter_otlp_http_gateway_metrics')).includes(nanos);
  };

  test('a series carries the identity of the token, whatever was sent', async () => {
    const engines = [await startPrometheus(), await startGateway()];
    const claims = ['data_plane', 'data.plane', 'data-plane', 'data__plane', '_data_plane', 'dataäplane', 'environment', 'line.of.business', 'job', 'instance', 'exported_job', 'exported.instance'];
    const hostile = { ...Object.fromEntries(claims.map((name) => [name, 'qa'])), category: 'screens' };

    const status = await send(`http://127.0.0.1:${prodPort}`, counter({ value: 3, labels: hostile, resource: { ...hostile, 'service.name': 'shop', 'service.instance.id': '1', 'service.namespace': 'qa' } }), tokens.prod);

    assert.equal(status, 200);
    const identity = { data_plane: 'prod', environment: 'prod', line_of_business: 'default', job: 'dataplane-prod', instance: '1' };
    const everything = await eventually(10, 'the series are there', async () => {
      const found = await select('{__name__=~".+"}');
      return found.length === 2 && found.map((series) => series.metric);
    });
    for (const series of everything) {
      for (const [name, value] of Object.entries(identity)) assert.equal(series[name], value, JSON.stringify(series));
    }
    const { otel_scope_name, ...orders } = everything.find((series) => series.__name__ === 'shop_orders_total');
    assert.deepEqual(orders, { __name__: 'shop_orders_total', ...identity, exported_job: 'shop', exported_instance: '1', category: 'screens' });
    for (const engine of engines) await engine.stop();
  });

  test('a name of the control plane, its engines, alerts and recording rules is not written', async () => {
    // given names that become reserved ones when what is no letter or digit turns into an underscore
    const reserved = ['planewatch_plane_maintenance', 'planewatch.plane.maintenance', '.planewatch-plane-maintenance', 'planewatch', 'prometheus.config.last', 'alertmanager_up', 'thanos/compact.halted', 'ALERTS', 'planewatch:canary_up:ratio', 'planewatch_canary_up'];
    const kept = ['planewatch.canary.time', 'planewatch.fault.active', 'planewatcher', 'shop.thanos'];
    const engines = [await startPrometheus(), await startGateway()];

    // when
    for (const name of [...reserved, ...kept]) {
      assert.equal(await send(`http://127.0.0.1:${prodPort}`, counter({ name, value: 1, labels: { reserved: 'tried', __name__: 'planewatch_plane_maintenance' } }), tokens.prod), 200);
    }

    // then
    const names = await eventually(10, 'what is kept is there', async () => {
      const found = (await select('{reserved="tried"}')).map((series) => series.metric.__name__).sort();
      return found.length >= kept.length && found;
    });
    assert.deepEqual(names, ['planewatch_canary_time_total', 'planewatch_fault_active_total', 'planewatcher_total', 'shop_thanos_total']);
    for (const engine of engines) await engine.stop();
  });

  test('the token of one plane is none at the way in of another', async () => {
    const gateway = await startGateway();
    assert.equal(await send(`http://127.0.0.1:${prodPort}`, counter({ value: 1 }), tokens.qa), 401);
    await gateway.stop();
  });

  test('what was sent while the gateway, then Prometheus was away, and the collector killed meanwhile, is filled in', async () => {
    // given two points that a killed collector leaves in its queue
    const from = Math.floor(Date.now() / 1000) - 60;
    const point = (value) => counter({ name: 'shop.gap', value, seconds: from + 5 * value });
    const first = await collector(queryEnv('qa', qaPort));
    await send(`http://127.0.0.1:${first.http}`, point(1));
    await send(`http://127.0.0.1:${first.http}`, point(2));
    await eventually(10, 'both lie in the queue', () => [1, 2].every((value) => queued(from + 5 * value)));
    await first.stop('SIGKILL');

    // when the gateway is there without Prometheus, a third point comes, and Prometheus at last
    const second = await collector(queryEnv('qa', qaPort));
    const gateway = await startGateway();
    await send(`http://127.0.0.1:${second.http}`, point(3));
    const engine = await startPrometheus();

    // then
    const points = await eventually(30, 'all points are there', async () => {
      const [series] = await select('shop_gap_total[5m]');
      return series?.values.length === 3 && series.values;
    });
    assert.deepEqual(points, [1, 2, 3].map((value) => [from + 5 * value, String(value)]));
    assert.equal((await text(second.metrics)).includes('shop_gap'), false, 'a family takes one path');
    for (const running of [second, gateway, engine]) await running.stop();
  });
});
