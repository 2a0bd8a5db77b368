// What holds back what, judged by Alertmanager itself with the configuration that is shipped.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { eventually, freePort, root } from './planewatch.mjs';
import { engine } from './storage.mjs';

const work = mkdtempSync(join(tmpdir(), 'planewatch-alertmanager-'));
let api;
let alertmanager;

before(async () => {
  const address = `127.0.0.1:${await freePort()}`;
  api = `http://${address}/api/v2`;
  writeFileSync(join(work, 'discovery.token'), 'none\n');
  const options = [`--config.file=${root}/alertmanager/alertmanager.yml`, `--storage.path=${work}`, '--cluster.listen-address='];
  alertmanager = spawn(join(engine('alertmanager'), 'alertmanager'), [...options, `--web.listen-address=${address}`], { cwd: work, stdio: 'ignore' });
  await eventually(30, 'Alertmanager is ready', async () => (await fetch(`${api}/status`)).ok);
});

after(() => {
  alertmanager.kill('SIGKILL');
  rmSync(work, { recursive: true });
});

async function send(...alerts) {
  const body = JSON.stringify(alerts.map((labels) => ({ labels: { severity: 'warning', ...labels } })));
  const { status } = await fetch(`${api}/alerts`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  assert.equal(status, 200);
}

/** The planes whose HighErrorRate is held back. */
async function heldBack() {
  const alerts = await (await fetch(`${api}/alerts`)).json();
  return alerts.filter(({ labels, status }) => labels.alertname === 'HighErrorRate' && status.inhibitedBy.length > 0).map(({ labels }) => labels.data_plane);
}

for (const cause of ['PlaneMaintenance', 'DataPlaneDown']) {
  test(`${cause} of a plane holds back its other alerts and none of another plane`, async () => {
    const [here, elsewhere] = [`${cause}-here`, `${cause}-elsewhere`];

    await send({ alertname: cause, data_plane: here }, ...[here, elsewhere].map((data_plane) => ({ alertname: 'HighErrorRate', data_plane })));

    await eventually(30, 'it is held back', async () => (await heldBack()).includes(here));
    assert.ok(!(await heldBack()).includes(elsewhere));
  });
}

test('the keys by which secrets, files and addresses of receivers are known are those of the Alertmanager that is shipped', () => {
  const kept = readFileSync(join(root, 'controlplane-war/src/main/resources/io/planewatch/controlplane/alerts/receivers/document/receiver-keys.txt'), 'utf8');
  const pinned = /prometheus\/alertmanager (v\S+)/;

  const printed = execFileSync(join(engine('receivers'), 'receivers'), { encoding: 'utf8' });

  assert.equal(kept, printed, 'print them anew: $(containers/engines/build receivers)/receivers');
  const versions = ['tools/receivers', 'engines/alertmanager'].map((module) => pinned.exec(readFileSync(join(root, 'containers', module, 'go.mod'), 'utf8'))[1]);
  assert.equal(versions[0], versions[1]);
});
