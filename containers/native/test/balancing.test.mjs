// The chart's gateway in front of two real collectors: a stream stays on one of them. GATEWAY names the gateway's program.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { binaries, endAll, folder, freePorts, start } from './engine.mjs';
import { counter, send } from './otlp.mjs';
import { eventually, root } from './planewatch.mjs';

const PODS = Array.from({ length: 20 }, (_, i) => `pod-${i}`);
let gateway;
let collectors;

async function collector() {
  const [grpc, http, metrics, own, health] = await freePorts(5);
  const env = { COLLECTOR_GRPC_PORT: grpc, COLLECTOR_HTTP_PORT: http, COLLECTOR_METRICS_PORT: metrics, COLLECTOR_TELEMETRY_PORT: own, COLLECTOR_HEALTH_PORT: health };
  await start(join(root, 'containers/collector/run'), [join(binaries('collector'), 'otelcol')], { env, health: `http://127.0.0.1:${health}/` });
  return { grpc, metrics: `http://127.0.0.1:${metrics}/metrics` };
}

/** The chart's own file, with ports of this machine, and the collectors by address: two of them share no name here. */
function configuration([grpc, http, own, health]) {
  const addresses = collectors.map((one) => `'127.0.0.1:${one.grpc}'`);
  const text = readFileSync(join(root, 'containers/helm/dataplane/files/gateway.yaml'), 'utf8')
    .replace(/dns:\n +hostname: .*\n +interval: .*/, `static: { hostnames: [${addresses}] }`)
    .replace(':4317', `:${grpc}`)
    .replace(':4318', `:${http}`)
    .replace(':13133', `:${health}`)
    .replace('port: 8888', `port: ${own}`);
  assert.match(text, /static:/);
  writeFileSync(join(folder, 'gateway.yaml'), text);
  return join(folder, 'gateway.yaml');
}

before(async () => {
  collectors = [await collector(), await collector()];
  const ports = await freePorts(4);
  await start(process.env.GATEWAY, ['--config', configuration(ports)], { health: `http://127.0.0.1:${ports[3]}/` });
  gateway = `http://127.0.0.1:${ports[1]}`;
});

after(endAll);

/** pod → value, as a collector shows it. */
async function shown({ metrics }) {
  const text = await (await fetch(metrics)).text();
  return Object.fromEntries([...text.matchAll(/^shop_orders_total\{.*pod="(pod-\d+)".*\} (\d+)/gm)].map(([, pod, value]) => [pod, Number(value)]));
}

test('every export of a pod goes to the same collector, and both have some', async () => {
  for (const value of [1, 2, 3, 4, 5]) {
    for (const pod of PODS) {
      const metrics = counter({ value, labels: { pod }, resource: { 'service.name': 'shop', 'service.instance.id': pod } });
      assert.equal(await send(gateway, metrics), 200);
    }
  }

  const [first, second] = await eventually(30, 'all have arrived', async () => {
    const found = await Promise.all(collectors.map(shown));
    return found.flatMap(Object.values).filter((value) => value === 5).length === PODS.length && found;
  });
  assert.deepEqual([...Object.keys(first), ...Object.keys(second)].sort(), [...PODS].sort());
  assert.ok(Object.keys(first).length > 0 && Object.keys(second).length > 0);
});
