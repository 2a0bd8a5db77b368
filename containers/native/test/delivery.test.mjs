// Rules where no folder is shared, as in Kubernetes: the chart's own script fetches them from a real control plane for two real Prometheus.
// One of them lacks a feature of the other's, so that a rule that is good for the parser is refused all the same.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { binaries, endAll, folder, freePorts, start } from './engine.mjs';
import { endFetchers, fetchFiles } from './fetcher.mjs';
import { eventually, java, root } from './planewatch.mjs';

const OPERATOR = 'operator-token-of-this-test-0123456789';
const DISCOVERY = 'discovery-token-of-this-test-0123456789';
const FEATURES = 'promql-experimental-functions,promql-extended-range-selectors,promql-binop-fill-modifiers';
const [web, first, second] = await freePorts(3);
const controlplane = `http://127.0.0.1:${web}`;
const prometheus = { first, second };
/** What becomes of the expression `up` for the one plane. */
const WRITTEN = '(up{data_plane=~"prod"}) >= 0';
let running, rule;

const home = (...path) => join(folder, ...path);

const fetchRules = (reader, settings = {}) =>
  fetchFiles({ CONTROL_PLANE: controlplane, FILES: 'rules/files', READER: reader, TOKEN_FILE: home('discovery'), FOLDER: home(reader, 'managed'), ...settings });

function startPrometheus(name, ...more) {
  mkdirSync(home(name, 'managed'), { recursive: true });
  writeFileSync(home(name, 'prometheus.yml'), "global: {evaluation_interval: 1s}\nrule_files: ['managed/*.yml']\n");
  const address = `127.0.0.1:${prometheus[name]}`;
  const options = ['--config.file', home(name, 'prometheus.yml'), '--storage.tsdb.path', home(name, 'tsdb'), '--web.listen-address', address, '--web.enable-lifecycle', ...more];
  return start(join(binaries('prometheus'), 'prometheus'), options, { health: `http://${address}/-/ready` });
}

async function startControlPlane() {
  const env = {
    PLANEWATCH_STATE_DIR: home('state'),
    PLANEWATCH_QUERIES_UPSTREAM: `http://127.0.0.1:${first}`,
    PLANEWATCH_QUERIES_PARSER: `http://127.0.0.1:${first}`,
    PLANEWATCH_RULES_PROMETHEUS: `http://127.0.0.1:${first},http://127.0.0.1:${second}`,
    PLANEWATCH_RULES_READERS: 'first,second',
    PLANEWATCH_ACCESS_OPERATOR_TOKEN_FILE: home('operator'),
    PLANEWATCH_ACCESS_DISCOVERY_TOKEN_FILE: home('discovery'),
  };
  const options = ['-Xmx384m', '-XX:TieredStopAtLevel=1', '-jar', join(root, 'controlplane-war/target/payara-micro.jar'), '--nocluster', '--nohostaware', '--prebootcommandfile', join(root, 'containers/native/payara.preboot'), '--port', String(web)];
  running = await start(java(), [...options, '--deploy', join(root, 'controlplane-war/target/controlplane.war'), '--contextroot', '/'], { env, health: `${controlplane}/health/live`, seconds: 120 });
}

async function api(method, path, body, headers = {}) {
  const response = await fetch(controlplane + path, { method, headers: { Authorization: `Bearer ${OPERATOR}`, 'Content-Type': 'application/json', ...headers }, body: body && JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : undefined };
}

/** The header that names the version of the rule. */
const madeOn = async () => ({ 'If-Match': String((await api('GET', `/api/planewatch/rules/${rule}`)).json.rowVersion) });

/** What a Prometheus evaluates for the rule. */
async function expression(name, alert) {
  const answer = await (await fetch(`http://127.0.0.1:${prometheus[name]}/api/v1/rules?rule_name[]=${alert}`)).json();
  return answer.data.groups[0]?.rules[0]?.query ?? '';
}

const draft = (alert, expr) => ({ alert, expr, comparison: '>=', threshold: 0 });

before(async () => {
  writeFileSync(home('operator'), OPERATOR);
  writeFileSync(home('discovery'), DISCOVERY);
  await Promise.all([startPrometheus('first', '--enable-feature', FEATURES), startPrometheus('second')]);
  await startControlPlane();
  fetchRules('first');
  fetchRules('second');
  const { status, text } = await api('POST', '/api/planewatch/planes/prod/static-target', { environment: 'prod', displayName: 'prod', lineOfBusiness: 'default' });
  assert.equal(status, 201, text);
});

after(() => {
  endFetchers();
  endAll();
});

describe('a rule', () => {
  test('that is saved is evaluated by both', async () => {
    const { status, text, json } = await api('POST', '/api/planewatch/rules', draft('Delivered', 'up'));
    assert.equal(status, 201, text);
    rule = json.id;
    for (const name of ['first', 'second']) await eventually(60, `${name} has the rule`, async () => (await expression(name, 'Delivered')) === WRITTEN);
  });

  test('that one of them refuses is refused, and both go on with what they had', async () => {
    const { status, json: problem } = await api('PUT', `/api/planewatch/rules/${rule}`, draft('Delivered', 'mad_over_time(up[5m])'), await madeOn());
    assert.equal(status, 400);
    assert.match(problem.detail, /The engine refuses this rule: failed to reload config/);
    for (const name of ['first', 'second']) {
      await eventually(30, `${name} has the former rule`, async () => readFileSync(home(name, 'managed', `fleet-${rule}.yml`), 'utf8').includes('(up{'));
      assert.equal(await expression(name, 'Delivered'), WRITTEN);
    }
  });

  test('outlives its control plane, and a restart of Prometheus meanwhile', async () => {
    await running.stop('SIGKILL');
    const fetcher = fetchRules('first', { FOLDER: home('first', 'managed') });
    await eventually(30, 'its absence is logged', () => fetcher.log.includes('the installed files stay active'));
    const [again] = await freePorts(1);
    const address = `127.0.0.1:${again}`;
    const options = ['--config.file', home('first', 'prometheus.yml'), '--storage.tsdb.path', home('tsdb-anew'), '--web.listen-address', address];
    await start(join(binaries('prometheus'), 'prometheus'), options, { health: `http://${address}/-/ready` });

    const answer = await (await fetch(`http://${address}/api/v1/rules?rule_name[]=Delivered`)).json();

    assert.equal(answer.data.groups[0].rules[0].query, WRITTEN);
    fetcher.child.kill('SIGKILL');
  });

  test('that is removed after the control plane came back is gone from both', async () => {
    await startControlPlane();
    const removed = await eventually(30, 'the rule is removed', async () => {
      const answer = await api('DELETE', `/api/planewatch/rules/${rule}`, undefined, await madeOn());
      return answer.status === 204 && answer;
    });
    assert.equal(removed.status, 204);
    for (const name of ['first', 'second']) await eventually(60, `${name} has forgotten it`, async () => (await expression(name, 'Delivered')) === '');
  });
});

describe('an answer that can not be right', () => {
  const wrong = { 'cut off': 'a.yml\t{"groups":[]}\n', 'with a way out of the folder': '../a.yml\t{"groups":[]}\nend\n', empty: '' };
  for (const [what, body] of Object.entries(wrong)) {
    test(`${what} changes nothing`, async (t) => {
      let asked = 0;
      const server = createServer((_, response) => response.end(body, () => (asked += 1))).listen(0, '127.0.0.1');
      t.after(() => server.close());
      await new Promise((resolve) => server.once('listening', resolve));
      const managed = home(`wrong-${what.replaceAll(' ', '-')}`, 'managed');
      mkdirSync(managed, { recursive: true });
      writeFileSync(join(managed, 'kept.yml'), '{"groups":[]}\n');

      const { child } = fetchRules('first', { FOLDER: managed, CONTROL_PLANE: `http://127.0.0.1:${server.address().port}` });
      await eventually(30, 'it asked twice', () => asked >= 2);
      child.kill('SIGKILL');

      assert.deepEqual(readdirSync(managed).filter((name) => name.endsWith('.yml')), ['kept.yml']);
    });
  }
});

test('nobody but Prometheus and its like is given rules, and no reader that nobody expects', async () => {
  const ask = (token, reader) => fetch(`${controlplane}/api/planewatch/rules/files?reader=${reader}`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal((await ask('guess', 'first')).status, 401);
  assert.equal((await ask(OPERATOR, 'first')).status, 403);
  assert.equal((await ask(DISCOVERY, 'third')).status, 404);
});
