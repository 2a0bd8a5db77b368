// The shipped rules against a data plane that sends whatever it likes: no rule speaks of another plane or of the control plane because of it,
// and none falls silent. What Prometheus drops of its scrape is seen with Prometheus itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { binaries, endAll, folder, freePorts, start } from './engine.mjs';
import { endFetchers, fetchFiles } from './fetcher.mjs';
import { eventually, root } from './planewatch.mjs';

after(() => {
  endFetchers();
  endAll();
});

const promtool = join(binaries('prometheus'), 'promtool');
const shipped = join(root, 'prometheus/rules');
const files = readdirSync(shipped).filter((name) => name.endsWith('.yml') && !name.endsWith('.test.yml'));
const text = (name) => readFileSync(join(shipped, name), 'utf8');

/** Each rule of a file: { name, expr, records }. */
const rulesOf = (name) =>
  text(name)
    .split(/^ +- (?=alert:|record:)/m)
    .slice(1)
    .map((rule) => ({
      name: /^(?:alert|record): (\S+)/.exec(rule)[1],
      records: rule.startsWith('record:'),
      expr: /^ +expr: (?:>-\n((?: {10}.*\n?)+)|(.*)$)/m.exec(rule).slice(1).find(Boolean),
    }));

/** All that may be a metric's name in an expression, and labels' and functions' names besides, which do no harm. */
const namesIn = (expr) => [...new Set(expr.replace(/"[^"]*"/g, '').match(/[a-z_][a-z0-9_:]*[_:][a-z0-9_:]*|\bup\b/g) ?? [])];

/** What the plane "evil" sends under a name, in every way that may make a rule fire or hide that it should. */
const hostile = (name) => {
  const claims = 'data_plane="evil",environment="evil",line_of_business="evil",job="dataplane-evil",plane="qa",plane_environment="qa",exported_job="controlplane",exported_data_plane="control"';
  return ['0x120', '1x120', '4x120', '1e12x120', '0+1000x120'].map((values, variant) => ({ series: `${name}{${claims},instance="evil:${variant}",le="1"}`, values }));
};

/** Series that get the same labels when one label takes the place of another. */
const colliding = (name) =>
  ['', ',http_status_code="200"', ',http_response_status_code="200"'].map((status) => ({ series: `${name}{data_plane="evil",environment="evil",job="dataplane-evil",instance="evil:9",le="1"${status}}`, values: '0+1x120' }));

const check = (name, document) => {
  writeFileSync(join(folder, name), document);
  try {
    return execFileSync(promtool, ['test', 'rules', join(folder, name)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (failed) {
    return assert.fail(`${failed.stdout}\n${failed.stderr}`);
  }
};

describe('whatever a data plane sends', () => {
  for (const file of files) {
    for (const { name, expr, records } of rulesOf(file)) {
      test(`${name} in ${file} speaks of no other plane`, () => {
        const metrics = namesIn(expr);
        assert.ok(metrics.length > 0 || expr === 'vector(1)', `no series of ${expr} is tried`);
        const series = metrics.flatMap((metric) => [...hostile(metric), ...(metric.startsWith('http_') ? colliding(metric) : [])]);
        const result = records ? `{__name__="${name}",data_plane!="evil"}` : `ALERTS{alertname="${name}",alertname!="Watchdog",data_plane!="evil"}`;
        const expectations = ['1m', '6m', '15m'].map((time) => ({ expr: result, eval_time: time, exp_samples: [] }));
        check(
          `${name.replaceAll(':', '-')}.test.yml`,
          JSON.stringify({ rule_files: [join(shipped, file)], evaluation_interval: '10s', tests: [{ interval: '10s', input_series: series, promql_expr_test: expectations }] }),
        );
      });
    }
    test(`the tests of ${file} hold beside it`, () => {
      const own = [...new Set(rulesOf(file).flatMap(({ expr }) => namesIn(expr)))].filter((metric) => /^(planewatch_|prometheus_|alertmanager_|thanos_)|:/.test(metric));
      const more = own.flatMap(hostile).map(({ series, values }) => `\n      - { series: '${series}', values: '${values}' }`);
      const tests = text(file.replace('.yml', '.test.yml'))
        .replace(`  - ${file}\n`, `  - ${join(shipped, file)}\n`)
        .replace(`[${file}]`, `[${join(shipped, file)}]`)
        .replace(/^ {4}input_series:.*$/gm, (line) => (line.includes('*') ? line : line + more.join('')));
      assert.ok(tests.includes(shipped));
      check(`beside-${file}`, tests);
    });
  }
});

test('a scrape of a data plane keeps no name of the control plane, its engines, alerts and recording rules', async () => {
  // given what Prometheus is configured with, and a plane that sends such names and others
  const configuration = readFileSync(join(root, 'prometheus/prometheus.yml'), 'utf8');
  const relabelling = /metric_relabel_configs: &reserved-names\n((?: {6}.*\n)+)/.exec(configuration)[1];
  const planes = configuration.split(/^ {2}- job_name: /m).filter((job) => /^dataplane/.test(job));
  assert.equal(planes.length, 2);
  for (const job of planes) assert.match(job, /metric_relabel_configs: [&*]reserved-names/);
  const dropped = ['planewatch_plane_maintenance', 'planewatch_canary_up', 'planewatch_canary_time_seconds_x', 'prometheus_build_info', 'alertmanager_alerts', 'thanos_compact_halted', 'ALERTS', 'ALERTS_FOR_STATE', 'planewatch:canary_up:ratio', 'a:b'];
  const kept = ['planewatch_canary_time_seconds', 'planewatch_fault_active', 'planewatch_loadgen_requests', 'jvm_thread_current', 'http_server_active_requests', 'promhttp_metric_handler_requests', 'shop_prometheus_clients', 'planewatcher'];
  const sent = [...dropped, ...kept].map((name) => `${name}{__tmp_reserved="",plane="qa"} 1\n`).join('');
  const plane = createServer((_, response) => response.setHeader('Content-Type', 'text/plain; version=0.0.4').end(sent));
  await new Promise((resolve) => plane.listen(0, '127.0.0.1', resolve));

  // when it is scraped
  const [port] = await freePorts(1);
  writeFileSync(
    join(folder, 'scrape.yml'),
    `scrape_configs:\n  - job_name: dataplane-prod\n    scrape_interval: 1s\n    scrape_timeout: 1s\n    static_configs: [{ targets: ['127.0.0.1:${plane.address().port}'] }]\n    metric_relabel_configs:\n${relabelling}`,
  );
  const prometheus = await start(join(binaries('prometheus'), 'prometheus'), ['--config.file', join(folder, 'scrape.yml'), '--storage.tsdb.path', join(folder, 'scraped'), '--web.listen-address', `127.0.0.1:${port}`], { health: `http://127.0.0.1:${port}/-/ready` });
  const series = await eventually(30, 'the scrape is stored', async () => {
    const { data } = await (await fetch(`http://127.0.0.1:${port}/api/v1/series?match[]={plane="qa"}`)).json();
    return data.length > 0 && data;
  });

  // then
  assert.deepEqual(series.map((one) => one.__name__).sort(), [...kept].sort());
  for (const one of series) assert.equal('__tmp_reserved' in one, false);
  await prometheus.stop();
  plane.close();
});

test('beside a Prometheus that has ended, a rule that is no longer wanted leaves the folder, and what changed waits', async () => {
  // given
  const managed = join(folder, 'managed');
  mkdirSync(managed);
  writeFileSync(join(managed, 'bomb.yml'), '{"groups":[]}\n');
  writeFileSync(join(managed, 'changed.yml'), '{"groups":[]}\n');
  writeFileSync(join(folder, 'discovery.token'), 'secret');
  let asked = 0;
  const controlPlane = createServer((_, response) => response.end('changed.yml\t{"groups":[{"name":"new","rules":[]}]}\nnew.yml\t{"groups":[]}\nend\n', () => (asked += 1)));
  await new Promise((resolve) => controlPlane.listen(0, '127.0.0.1', resolve));
  const [nobody] = await freePorts(1);

  // when
  fetchFiles({
    CONTROL_PLANE: `http://127.0.0.1:${controlPlane.address().port}`,
    FILES: 'rules/files',
    READER: 'first',
    TOKEN_FILE: join(folder, 'discovery.token'),
    FOLDER: managed,
    RELOAD: `http://127.0.0.1:${nobody}/-/reload`,
  });
  await eventually(30, 'it came twice, because nothing is held', () => asked >= 2);

  // then
  await eventually(30, 'only what was there and is wanted is there', () => readdirSync(managed).filter((name) => name.endsWith('.yml')).join() === 'changed.yml');
  assert.equal(readFileSync(join(managed, 'changed.yml'), 'utf8'), '{"groups":[]}\n');
  controlPlane.close();
});
