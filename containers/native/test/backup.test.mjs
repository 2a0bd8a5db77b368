// A backup of everything, laid into an empty state folder: the answers are the same, and so are the tokens that open them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { copyBlocks, DAY_S, END_S, makeBlocks } from './blocks.mjs';
import { eventually, Planewatch, port } from './planewatch.mjs';
import { engine } from './storage.mjs';

const planewatch = new Planewatch();
const work = mkdtempSync(join(tmpdir(), 'planewatch-backup-'));
const file = join(work, 'backup.tar.gz');
const UP = ['up', '--thanos', '--planes', 'prod', '--no-load'];

after(async () => {
  await planewatch.remove();
  rmSync(work, { recursive: true, force: true });
});

async function ask(token, parameters) {
  const path = 'start' in parameters ? 'query_range' : 'query';
  const url = `http://127.0.0.1:${port(3000)}/api/v1/${path}?${new URLSearchParams(parameters)}`;
  return (await fetch(url, { headers: { Authorization: `Bearer ${token}` } })).json();
}

/** Two days of history in the bucket alone, as if uploaded long ago. */
async function upload() {
  const history = makeBlocks(work, 2, 300).filter((block) => block.maxTime <= END_S * 1000);
  copyBlocks(history, join(work, 'history'));
  const secret = (name) => readFileSync(join(planewatch.state, 'secrets', name), 'utf8').trim();
  const env = { ...process.env, AWS_ACCESS_KEY_ID: secret('s3-access-key'), AWS_SECRET_ACCESS_KEY: secret('s3-secret-key') };
  const bucket = `--objstore.config-file=${join(planewatch.state, 'run/thanos/bucket.yml')}`;
  const labels = ['--label', 'prometheus="planewatch"', '--label', 'prometheus_replica="prometheus-01"'];
  execFileSync(join(engine('thanos'), 'thanos'), ['tools', 'bucket', 'upload-blocks', `--path=${join(work, 'history')}`, ...labels, bucket], { env, stdio: 'ignore' });
}

describe('a Planewatch with long-term storage', () => {
  const history = { query: 'shop_requests_total', start: END_S - 1.5 * DAY_S, end: END_S - DAY_S, step: 600 };
  let token;
  let answers;
  let scraped;
  // At a single moment: a range, once answered as empty, would be remembered.
  const answersFromTheBucket = async () => (await ask(token, { query: history.query, time: history.end })).data?.result.length === 3;

  before(async () => {
    const { code, err } = await planewatch.run(...UP);
    assert.equal(code, 0, err);
    token = await planewatch.token();
    await upload();
    await eventually(150, 'the facade answers from the bucket', answersFromTheBucket);
  });

  test('says through the facade that an answer is partial, and does not keep it', async () => {
    const pids = await planewatch.pids();
    const older = { ...history, query: 'shop_queue_length' };
    process.kill(pids['thanos-store'], 'SIGKILL');

    const partial = await ask(token, older);
    assert.match((partial.warnings ?? []).join(), new RegExp(`127.0.0.1:${port(10905)}`));
    assert.equal(partial.data.result.length, 0);
    const recent = await ask(token, { query: 'up{data_plane="control"}' });
    assert.ok(recent.data.result.length > 0);

    const { code, err } = await planewatch.run(...UP);
    assert.equal(code, 0, err);
    const whole = await eventually(60, 'the store is back', async () => {
      const answer = await ask(token, older);
      return !answer.warnings && answer;
    });
    assert.equal(whole.data.result.length, 3);
  });

  test('is written into one file that nobody else may read, without stopping', async () => {
    await eventually(60, 'there are samples', async () => (await ask(token, { query: 'count_over_time(up[5m]) > 2' })).data.result.length > 0);
    const end = Math.floor(Date.now() / 1000) - 10;
    scraped = { query: 'up', start: end - 60, end, step: 10 };
    answers = [await ask(token, history), await ask(token, scraped)];
    assert.ok(answers[1].data.result.length > 0);
    const before = await planewatch.pids();
    const begun = performance.now();

    const { code, err } = await planewatch.run('backup', file);

    assert.equal(code, 0, err);
    console.log(`a backup of ${statSync(file).size} bytes took ${Math.round(performance.now() - begun)} ms`);
    assert.equal(statSync(file).mode & 0o077, 0);
    assert.deepEqual(await planewatch.pids(), before);
  });

  test('a backup overwrites nothing, and neither does a restore', async () => {
    const again = await planewatch.run('backup', file);
    assert.equal(again.code, 1);
    assert.match(again.err, /already exists/);
    const over = await planewatch.run('restore', file);
    assert.equal(over.code, 1);
    assert.match(over.err, /already contains data/);
  });

  test('scheduled backups keep as many as they were told', async () => {
    for (const day of ['01', '02', '03']) writeFileSync(join(work, `planewatch-202601${day}T000000Z.tar.gz`), '');
    const { code, err } = await planewatch.run('backup', '--keep', '2', work);
    assert.equal(code, 0, err);
    assert.ok(existsSync(join(work, 'planewatch-20260103T000000Z.tar.gz')));
    assert.ok(!existsSync(join(work, 'planewatch-20260102T000000Z.tar.gz')));
  });

  test('restored onto nothing it gives the same answers to the same token', async () => {
    assert.equal((await planewatch.run('clean')).code, 0);
    const begun = performance.now();

    const { code, err } = await planewatch.run('restore', file);
    assert.equal(code, 0, err);
    const up = await planewatch.run(...UP);
    assert.equal(up.code, 0, up.err);

    console.log(`restore and start took ${Math.round((performance.now() - begun) / 1000)} s`);
    await eventually(60, 'the history is there', answersFromTheBucket);
    assert.deepEqual((await ask(token, history)).data, answers[0].data);
    assert.deepEqual((await ask(token, scraped)).data, answers[1].data);
  });

  test('what is no backup is refused', async () => {
    const empty = new Planewatch();
    writeFileSync(join(work, 'other.tar.gz'), 'nothing');
    const { code, err } = await empty.run('restore', join(work, 'other.tar.gz'));
    await empty.remove();
    assert.equal(code, 1);
    assert.match(err, /is not a Planewatch backup/);
  });
});
