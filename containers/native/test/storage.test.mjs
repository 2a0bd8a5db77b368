// Long-term storage with the real processes: nothing is lost, nothing silently missing, and time passes through it as it should.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { copyBlocks, DAY_S, END_S, makeBlocks } from './blocks.mjs';
import { eventually } from './planewatch.mjs';
import { address, ask, engine, Storage } from './storage.mjs';

const SOAK = process.env.PLANEWATCH_TEST_SOAK === 'yes';
const DAYS = 100;
const RECENT_DAYS = 3;
const AWAY_S = SOAK ? 600 : 20;
const QUERY = 10903;
const SINGLE = 9099;

const RATE = 'sum by (data_plane) (rate(shop_requests_total[10m]))';
const old = { query: RATE, start: END_S - 10 * DAY_S, end: END_S - 6 * DAY_S, step: 3600, max_source_resolution: '0s' };
const recent = { query: RATE, start: END_S - 2 * DAY_S, end: END_S - 7200, step: 600, max_source_resolution: '0s' };
const seam = { ...old, end: END_S - 7200 };

const work = mkdtempSync(join(tmpdir(), 'planewatch-blocks-'));
const storage = new Storage({ PLANEWATCH_THANOS_DELETE_DELAY: '0s', PLANEWATCH_THANOS_CONSISTENCY_DELAY: '0s', PLANEWATCH_THANOS_COMPACT_INTERVAL: '10s' });
const truth = {};
let blocks;
let single;

/** One Prometheus that holds everything: what it answers is the truth. */
async function startSingle() {
  copyBlocks(blocks, join(work, 'single'));
  writeFileSync(join(work, 'empty.yml'), '');
  const options = [`--config.file=${work}/empty.yml`, `--storage.tsdb.path=${work}/single`, '--storage.tsdb.retention.time=200d'];
  single = spawn(join(engine('prometheus'), 'prometheus'), [...options, `--web.listen-address=${address(SINGLE)}`], { stdio: 'ignore' });
  await eventually(60, 'the single Prometheus is ready', async () => (await fetch(`http://${address(SINGLE)}/-/ready`)).ok);
}

async function answersLikeTheSingleOne(parameters) {
  const answer = await ask(QUERY, parameters);
  return answer.warnings.length === 0 && JSON.stringify(answer.result) === JSON.stringify((await ask(SINGLE, parameters)).result);
}

before(async () => {
  blocks = makeBlocks(work, DAYS, SOAK ? 60 : 300);
  await startSingle();
  for (const [name, parameters] of Object.entries({ old, recent, seam })) {
    truth[name] = (await ask(SINGLE, parameters)).result;
    assert.equal(truth[name].length, 3, name);
  }
  const border = (END_S - RECENT_DAYS * DAY_S) * 1000;
  const history = blocks.filter((block) => block.maxTime <= border);
  copyBlocks(history, join(work, 'history'));
  for (const replica of ['prometheus', 'prometheus-2']) copyBlocks(blocks.filter((block) => block.maxTime > border), storage.data(replica));
  await storage.start('s3');
  const labels = ['--label', 'prometheus="planewatch"', '--label', 'prometheus_replica="prometheus-01"'];
  storage.tool(['upload-blocks', `--path=${join(work, 'history')}`, ...labels]);
  await storage.start('prometheus', 'prometheus-2', 'thanos-store', 'thanos-sidecar', 'thanos-sidecar-2', 'thanos-query');
});

after(async () => {
  single?.kill('SIGKILL');
  await storage.remove();
  rmSync(work, { recursive: true, force: true });
});

describe('an answer from two replicas and the bucket', () => {
  test('equals the one of a single Prometheus that holds everything', async () => {
    await eventually(60, 'all are found', () => answersLikeTheSingleOne(seam));
    for (const parameters of [old, recent, seam, { ...seam, query: 'shop_queue_length' }, { query: RATE, time: END_S - 4 * DAY_S }]) {
      assert.deepEqual((await ask(QUERY, parameters)).result, (await ask(SINGLE, parameters)).result);
    }
  });
});

describe('what dies', () => {
  test('the store: recent data is whole, old data is named as missing, and it comes back', async () => {
    await storage.kill('thanos-store');

    const answer = await ask(QUERY, old);
    assert.notDeepEqual(answer.result, truth.old);
    assert.match(answer.warnings.join(), new RegExp(address(10905)));
    assert.deepEqual((await ask(QUERY, recent)).result, truth.recent);
    assert.notEqual((await ask(QUERY, { ...old, partial_response: 'false' })).status, 200);

    await storage.start('thanos-store');
    await eventually(60, 'old data is whole again', () => answersLikeTheSingleOne(old));
  });

  test('a sidecar: the other replica answers for both, and the missing one is named', async () => {
    await storage.kill('thanos-sidecar');

    const answer = await ask(QUERY, recent);
    assert.deepEqual(answer.result, truth.recent);
    assert.match(answer.warnings.join(), new RegExp(address(10901)));

    await storage.start('thanos-sidecar');
    await eventually(60, 'nothing is missing', () => answersLikeTheSingleOne(seam));
  });

  test('Prometheus: what it had scraped is there after its restart', async () => {
    const scraped = { query: 'prometheus_build_info[5m]' };
    await eventually(60, 'it has scraped itself', async () => (await ask(9090, scraped)).result.length > 0);
    const before = (await ask(9090, scraped)).result[0].values;

    await storage.kill('prometheus');
    assert.deepEqual((await ask(QUERY, recent)).result, truth.recent);
    await storage.start('prometheus');

    const kept = (await ask(9090, scraped)).result[0].values.map(([time]) => time);
    for (const [time] of before.slice(-3)) assert.ok(kept.includes(time), `the sample of ${time} is lost`);
    await eventually(60, 'nothing is missing', () => answersLikeTheSingleOne(seam));
  });

  test(`S3, for ${AWAY_S} s: recent data stays, old data is whole or named, and what was made meanwhile is uploaded`, async () => {
    await storage.kill('s3');
    const wait = mkdtempSync(join(tmpdir(), 'planewatch-late-'));
    const [late] = makeBlocks(wait, 0.25, 300).slice(-1);
    copyBlocks([late], storage.data('prometheus'));
    const until = Date.now() + AWAY_S * 1000;
    while (Date.now() < until) {
      assert.deepEqual((await ask(QUERY, recent)).result, truth.recent);
      const answer = await ask(QUERY, old);
      assert.ok(answer.warnings.length > 0 || JSON.stringify(answer.result) === JSON.stringify(truth.old), 'old data is missing without a word');
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
    rmSync(wait, { recursive: true });
    assert.ok(!storage.blocks().some((block) => block.ulid === late.ulid));

    await storage.start('s3');

    await eventually(120, 'the late block is in the bucket', () => storage.blocks().some((block) => block.ulid === late.ulid));
    await eventually(60, 'old data is whole', () => answersLikeTheSingleOne(old));
  });
});

describe('the S3 client', () => {
  test('a wrong secret is refused by the gateway', () => {
    assert.throws(() => storage.tool(['ls'], { env: { AWS_SECRET_ACCESS_KEY: 'wrong' } }), /SignatureDoesNotMatch|signature/i);
  });

  test('nobody reads the bucket without credentials', async () => {
    assert.equal((await fetch(`http://${address(9000)}/planewatch/`)).status, 403);
  });

  test("TLS by one's own authority is believed when it is named, and only then", async () => {
    const tls = mkdtempSync(join(tmpdir(), 'planewatch-tls-'));
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', 'key.pem', '-out', 'ca.pem', ...subject], { cwd: tls, stdio: 'ignore' });
    mkdirSync(join(tls, 'data', 'planewatch'), { recursive: true });
    const { AWS_ACCESS_KEY_ID: access, AWS_SECRET_ACCESS_KEY: secret } = storage.s3Credentials();
    const env = { ...process.env, ROOT_ACCESS_KEY: access, ROOT_SECRET_KEY: secret };
    const options = ['--port', address(9443), '--cert', join(tls, 'ca.pem'), '--key', join(tls, 'key.pem'), '--quiet', 'posix', join(tls, 'data')];
    const gateway = spawn(join(engine('versitygw'), 'versitygw'), options, { env, stdio: 'ignore' });
    const configuration = (trust) => {
      const file = join(tls, `bucket-${trust.length}.yml`);
      writeFileSync(file, `type: S3\nconfig:\n  bucket: planewatch\n  endpoint: ${address(9443)}\n  region: us-east-1\n  bucket_lookup_type: path\n${trust}`);
      return file;
    };
    try {
      const trusting = configuration(`  http_config:\n    tls_config:\n      ca_file: ${join(tls, 'ca.pem')}\n`);
      await eventually(30, 'the bucket can be listed', () => (storage.tool(['ls'], { configuration: trusting }), true));
      assert.throws(() => storage.tool(['ls'], { configuration: configuration('') }), /certificate/);
    } finally {
      gateway.kill('SIGKILL');
      rmSync(tls, { recursive: true });
    }
  });
});

describe(`time: ${DAYS} days of blocks`, () => {
  test('are compacted, downsampled and removed when their time has come, also by a compactor that was killed at work', async () => {
    const now = Date.now();
    await storage.start('thanos-compactor');
    await eventually(120, 'it has compacted something', () => storage.blocks().some((block) => block.compaction.level > 1));
    await storage.kill('thanos-compactor');
    await storage.start('thanos-compactor');

    const limit = (days) => now - days * DAY_S * 1000;
    await eventually(SOAK ? 1800 : 180, 'everything too old is gone', () => {
      const kept = storage.blocks();
      const raw = kept.filter((block) => block.thanos.downsample.resolution === 0);
      return kept.every((block) => block.maxTime >= limit(90)) && raw.every((block) => block.maxTime >= limit(30)) && kept.length > raw.length;
    });

    const resolutions = new Set(storage.blocks().map((block) => block.thanos.downsample.resolution));
    assert.deepEqual([...resolutions].sort((a, b) => a - b), [0, 300_000, 3_600_000]);
  });

  test('90 days are answered from downsampled data', async () => {
    await storage.kill('thanos-store');
    await storage.start('thanos-store');
    const quarter = { query: 'sum by (data_plane) (rate(shop_requests_total[1d]))', start: END_S - 88 * DAY_S, end: END_S - 7200, step: 21_600 };

    // The store is ready before the query, which waits longer from try to try, has dialled it again.
    await eventually(60, 'the query has found the store again', async () => (await ask(QUERY, quarter)).warnings.length === 0);
    const begun = performance.now();
    const answer = await ask(QUERY, quarter);
    console.log(`a query over 90 days took ${Math.round(performance.now() - begun)} ms`);

    const exact = (await ask(SINGLE, quarter)).result;
    assert.deepEqual(answer.warnings, []);
    for (const [i, series] of answer.result.entries()) {
      assert.ok(series.values.length > exact[i].values.length * 0.9, `${series.values.length} of ${exact[i].values.length} steps`);
      const expected = new Map(exact[i].values);
      for (const [time, value] of series.values) assert.ok(Math.abs(value / expected.get(time) - 1) < 0.05, `${value} at ${time}, not ${expected.get(time)}`);
    }
    const raw = { ...quarter, max_source_resolution: '0s', end: END_S - 60 * DAY_S };
    await eventually(90, 'no single sample of that time is left', async () => (await ask(QUERY, raw)).result.length === 0);
  });

  test('no log holds a secret', () => {
    const { AWS_ACCESS_KEY_ID: access, AWS_SECRET_ACCESS_KEY: secret } = storage.s3Credentials();
    for (const name of readdirSync(join(storage.state, 'logs'))) {
      const text = storage.log(name.replace('.log', ''));
      assert.ok(!text.includes(access) && !text.includes(secret), `${name} holds a secret`);
    }
  });
});
