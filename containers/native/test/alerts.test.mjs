// Alerts for real: errors injected into one plane reach the history and a receiver, restarts lose nothing, and bad input changes nothing.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { eventually, Planewatch, port } from './planewatch.mjs';

const planewatch = new Planewatch();
const prometheus = `http://127.0.0.1:${port(9090)}`;
const alertmanager = `http://127.0.0.1:${port(9093)}`;
const controlplane = `http://127.0.0.1:${port(3000)}`;
const told = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    told.push(...JSON.parse(body).alerts);
    response.end();
  });
}).listen(0, '127.0.0.1');

let admin, prodEditor, qaEditor;

async function api(method, path, token, body, type = 'application/json', more = {}) {
  const response = await fetch(controlplane + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': type } : {}), ...more },
    body: body && (type === 'application/json' ? JSON.stringify(body) : body),
  });
  const text = await response.text();
  return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : undefined };
}

const getReceivers = async () => (await api('GET', '/api/planewatch/receivers', admin)).json;

async function putReceivers(document) {
  const { rowVersion } = await getReceivers();
  return api('PUT', '/api/planewatch/receivers', admin, document, 'application/yaml', { 'If-Match': String(rowVersion) });
}

const json = (url) => planewatch.engineJson(url);

async function faults(plane, plan) {
  const token = readFileSync(join(planewatch.state, 'secrets', 'faults.token'), 'utf8').trim();
  const response = await fetch(`http://127.0.0.1:${plane}/api/admin/faults`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(plan),
  });
  assert.equal(response.status, 200);
}

const highErrorRate = async (state) =>
  (await json(`${prometheus}/api/v1/alerts`)).data.alerts.filter((alert) => alert.labels.alertname === 'HighErrorRate' && alert.state === state);

const history = async () =>
  (await api('GET', '/api/planewatch/alerts/history', admin)).json.alerts.filter((alert) => alert.name === 'HighErrorRate');

before(async () => {
  if (!receiver.listening) await once(receiver, 'listening');
  planewatch.env.PLANEWATCH_ALERTS_RECEIVERS_INTERNAL_ADDRESSES = `127.0.0.1:${receiver.address().port}`;
  const { code, err } = await planewatch.run('up');
  assert.equal(code, 0, err);
  admin = await planewatch.token();
  prodEditor = await planewatch.token('--role', 'editor', '--planes', 'prod');
  qaEditor = await planewatch.token('--role', 'editor', '--planes', 'qa');
  // The demo's own few errors, among the few requests of the first minute, could be an alert.
  for (const plane of [8081, 8082, 8083]) await faults(port(plane), []);
});

after(async () => {
  receiver.close();
  await planewatch.remove();
});

describe('an error burst in prod', () => {
  let activeAt;

  test('a receiver for prod is taken', async () => {
    const document = [
      'receivers:',
      '  - name: team-prod',
      '    webhook_configs:',
      `      - url: http://127.0.0.1:${receiver.address().port}/`,
      'routes:',
      '  - receiver: team-prod',
      '    matchers: [environment="prod"]',
      '    group_wait: 1s',
      '    group_interval: 5s',
    ].join('\n');
    const { status, text } = await putReceivers(document);
    assert.equal(status, 204, text);
  });

  test('the webhook of a receiver, which may hold a secret, is shown to nobody and kept when it is sent back', async () => {
    const { document } = await getReceivers();
    assert.match(document, /url: '<secret>'/);
    assert.equal((await putReceivers(document)).status, 204);
    const written = readFileSync(join(planewatch.state, 'data/alertmanager/alertmanager.yml'), 'utf8');
    assert.match(written, new RegExp(`url: '?http://127.0.0.1:${receiver.address().port}/`));
  });

  test('receivers that somebody else has saved are not overwritten', async () => {
    const document = 'receivers: []';
    assert.equal((await api('PUT', '/api/planewatch/receivers', admin, document, 'application/yaml')).status, 428);
    assert.equal((await api('PUT', '/api/planewatch/receivers', admin, document, 'application/yaml', { 'If-Match': '"0"' })).status, 412);
  });

  test('a receiver that reads a file of the host, or that leads to an engine, is refused', async () => {
    const entry = (url, more = '') => `receivers:\n  - name: thief\n    webhook_configs:\n      - url: ${url}\n${more}`;
    const token = join(planewatch.state, 'secrets/operator.token');
    const read = await putReceivers(entry('https://hooks.example/', `        http_config: { authorization: { credentials_file: ${token} } }\n`));
    assert.equal(read.status, 400, read.text);
    assert.match(read.json.detail, /^line 5: a receiver reads files below .*\/receivers only/);
    const sent = await putReceivers(entry(`${prometheus}/-/quit`));
    assert.equal(sent.status, 400, sent.text);
    assert.match(sent.json.detail, /^line 4: a receiver can't send to loopback/);
  });

  test('is pending for prod alone', async () => {
    await eventually(120, 'prod has traffic', async () => {
      const query = encodeURIComponent('sum(rate(http_server_request_duration_seconds_count{data_plane="prod"}[1m])) > 0');
      return (await json(`${prometheus}/api/v1/query?query=${query}`)).data.result.length === 1;
    });
    await faults(port(8081), [{ kind: 'error-rate', route: '/api', rate: 0.3 }]);
    const pending = await eventually(120, 'HighErrorRate is pending', async () => {
      const alerts = await highErrorRate('pending');
      return alerts.length > 0 && alerts;
    });
    activeAt = Date.parse(pending[0].activeAt);
    assert.deepEqual([...new Set(pending.map((alert) => alert.labels.data_plane))], ['prod']);
  });

  // What follows takes the two minutes for which the alert has to hold.
  test('a bad receiver is refused with its line, and what runs goes on', async () => {
    const running = (await json(`${alertmanager}/api/v2/status`)).config.original;
    const document = 'receivers:\n  - name: broken\n    webhook_configs:\n      - url: https://hooks.example/\n        send_resolved: perhaps\n';
    const { status, json: problem } = await putReceivers(document);
    assert.equal(status, 400);
    assert.match(problem.detail, /line 5: cannot unmarshal/);
    assert.equal((await json(`${alertmanager}/api/v2/status`)).config.original, running);
  });

  test('a bad OpenSLO text is refused with its line', async () => {
    const document = 'apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: x\nspec:\n  objectives:\n    - target: 2\n';
    const { status, json: problem } = await api('PUT', '/api/planewatch/objectives/openslo', admin, document, 'application/yaml');
    assert.equal(status, 400);
    assert.match(problem.detail, /line \d+: /);
  });

  test('a bad rule is refused with place and reason, and the rules that run go on', async () => {
    const { status, json: problem } = await api('POST', '/api/planewatch/rules', prodEditor, {
      alert: 'Bad',
      expr: 'rate(up[5m)',
      threshold: 1,
      planes: ['prod'],
    });
    assert.equal(status, 400);
    assert.match(problem.detail, /expr: .*1:\d+: parse error/);
    const groups = (await json(`${prometheus}/api/v1/rules`)).data.groups.map((group) => group.name);
    assert.ok(groups.includes('alerts') && groups.some((name) => name.startsWith('objective:errors:')), groups.join());
  });

  test('an editor of prod gets nothing of qa by label_replace', async () => {
    const { status, text } = await api('POST', '/api/planewatch/rules', prodEditor, {
      alert: 'Leak',
      expr: 'label_replace(up{data_plane="qa"}, "data_plane", "prod", "", "") or label_replace(up{job="dataplane-qa"}, "data_plane", "prod", "", "")',
      comparison: '>=',
      threshold: 0,
      for: 'PT0S',
      planes: ['prod'],
    });
    assert.equal(status, 201, text);
    const rule = await eventually(60, 'the rule is evaluated', async () => {
      const groups = (await json(`${prometheus}/api/v1/rules?rule_name[]=Leak`)).data.groups;
      return groups.length === 1 && groups[0].rules[0].health === 'ok' && groups[0].rules[0];
    });
    assert.equal(rule.labels.data_plane, 'prod');
    assert.deepEqual(rule.alerts, []);
  });

  test('an editor of prod gets nothing of qa by a query in a template, and no rule in qa', async () => {
    const leak = { alert: 'Leak2', expr: 'up', threshold: 5, summary: '{{ query "up{data_plane=\\"qa\\"}" }}', planes: ['prod'] };
    const template = await api('POST', '/api/planewatch/rules', prodEditor, leak);
    assert.equal(template.status, 400);
    assert.match(template.json.detail, /summary at 1:1/);
    assert.equal((await api('POST', '/api/planewatch/rules', prodEditor, { ...leak, summary: 'x', planes: ['qa'] })).status, 400);
    assert.equal((await api('POST', '/api/planewatch/rules', prodEditor, { ...leak, summary: 'x', planes: [] })).status, 403);
  });

  test('a silence reaches no further than its owner, and others do not see it', async () => {
    const silence = { matchers: [{ name: 'alertname', value: 'HighLatency' }], to: new Date(Date.now() + 3_600_000).toISOString(), reason: 'known' };
    const { status, json: made, text } = await api('POST', '/api/planewatch/silences', prodEditor, silence);
    assert.equal(status, 201, text);
    const own = (await json(`${alertmanager}/api/v2/silences`)).find((known) => known.id === made.alertmanagerId);
    assert.deepEqual(own.matchers.find((matcher) => matcher.name === 'data_plane').value, 'prod');
    assert.deepEqual((await api('GET', '/api/planewatch/silences', qaEditor)).json.silences, []);
    assert.equal((await api('DELETE', `/api/planewatch/silences/${made.id}`, qaEditor)).status, 404);
    assert.equal((await api('DELETE', `/api/planewatch/silences/${made.id}`, prodEditor)).status, 204);
  });

  test('a backtest says how often a rule would have fired', async () => {
    const { status, json: outcome, text } = await api('POST', '/api/planewatch/rules/backtest?days=1', admin, {
      alert: 'Up',
      expr: 'up',
      comparison: '>=',
      threshold: 1,
      for: 'PT10S',
      environments: ['prod'],
    });
    assert.equal(status, 200, text);
    assert.match(outcome.sentence, /^would have fired (once|\d+ times) in prod, in 24 hours$/);
    assert.ok(outcome.planes[0].fired > 0);
  });

  test('reaches the history and the receiver, for prod alone', async (context) => {
    const alerts = await eventually(300, 'the history has it', async () => {
      const found = await history();
      return found.length > 0 && found;
    });
    context.diagnostic(`in the history ${(Date.now() - activeAt) / 1000} s after the condition held (for: 120 s)`);
    assert.deepEqual([...new Set(alerts.map((alert) => alert.plane))], ['prod']);
    assert.ok(alerts[0].value > 0.05 && alerts[0].threshold === 0.05, JSON.stringify(alerts[0]));
    assert.match(alerts[0].chart, /^\/explore\?g0\.expr=/);
    assert.equal((await api('GET', alerts[0].runbook, prodEditor)).status, 200);
    await eventually(60, 'the receiver is told', () => told.some((alert) => alert.labels.alertname === 'HighErrorRate'));
    assert.deepEqual([...new Set(told.map((alert) => alert.labels.environment))], ['prod']);
    const firing = (await api('GET', '/api/planewatch/alerts', prodEditor)).json.alerts;
    assert.ok(firing.some((alert) => alert.name === 'HighErrorRate'));
    assert.deepEqual((await api('GET', '/api/planewatch/alerts', qaEditor)).json.alerts, []);
  });

  test('clears, although Alertmanager and the control plane are killed meanwhile', async () => {
    await faults(port(8081), []);
    const pids = await planewatch.pids();
    process.kill(pids.controlplane, 'SIGKILL');
    process.kill(pids.alertmanager, 'SIGKILL');
    const { code, err } = await planewatch.run('up');
    assert.equal(code, 0, err);
    // Good requests thin out the errors in the rule's window of five minutes.
    const load = await planewatch.run('load', 'steady', '--duration', '60s', '--rate', '150', '--errors', '0%', '--targets', `prod=http://127.0.0.1:${port(8081)}`, '-q');
    assert.match(load.out, /prod/);
    await eventually(420, 'every alert of the history has its end', async () => {
      const alerts = await history();
      return alerts.length > 0 && alerts.every((alert) => alert.until);
    });
  });

  test('and the load are annotations of prod, which an editor of qa does not see', async () => {
    const annotations = async (token) => (await api('GET', '/api/planewatch/annotations', token)).json.annotations;
    const found = (await annotations(prodEditor)).map((annotation) => annotation.kind);
    for (const kind of ['alert', 'load-run', 'deploy']) assert.ok(found.includes(kind), `${kind} is missing in ${found}`);

    // A busy machine may make qa slow, which is an alert of its own.
    const ofQa = await annotations(qaEditor);
    assert.ok(ofQa.some((annotation) => annotation.kind === 'deploy'));
    for (const annotation of ofQa) {
      assert.deepEqual(annotation.planes, ['qa'], JSON.stringify(annotation));
      assert.doesNotMatch(JSON.stringify(annotation), /prod\b|load-run/);
    }
  });

  test('objectives tell what is left, in words', async () => {
    const { objectives } = (await api('GET', '/api/planewatch/objectives', prodEditor)).json;
    const errors = objectives.find((objective) => objective.name === 'errors').budgets;
    assert.deepEqual(errors.map((budget) => budget.environment), ['prod']);
    assert.ok(errors[0].bad > 0 && errors[0].total > errors[0].bad, JSON.stringify(errors));
    assert.match(errors[0].words, /budget of 30 days/);
  });

  test('alerts get through, cardinality is counted', async () => {
    assert.equal((await api('GET', '/api/planewatch/alerts/delivery', admin)).json.silent, false);
    const { json: cardinality, text } = await api('GET', '/api/planewatch/cardinality', prodEditor);
    assert.deepEqual(cardinality?.planes.map((plane) => plane.name), ['prod'], text);
    assert.ok(cardinality.metrics.length > 0 && cardinality.labels.length > 0);
  });
});
