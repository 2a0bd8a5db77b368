// What the command says and returns before anything runs.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Planewatch, root } from './planewatch.mjs';

const planewatch = new Planewatch();
after(() => planewatch.remove());

const oneSentence = (text) => assert.equal(text.trim().split('\n').length, 1, `not one line: ${text}`);

test('an unknown command is named, and where the known ones are', async () => {
  const { code, err } = await planewatch.run('upp');
  assert.equal(code, 1);
  assert.match(err, /no command 'upp'.*\.\/planewatch help/);
  oneSentence(err);
});

test('help lists the commands', async () => {
  const { code, out } = await planewatch.run('help');
  assert.equal(code, 0);
  for (const command of ['up', 'down', 'plane', 'status', 'logs', 'clean', 'token', 'load', 'demo', 'backup', 'restore', 'test']) assert.match(out, new RegExp(`^  ${command}`, 'm'));
});

test('an unknown option is named with those that are known', async () => {
  const { code, err } = await planewatch.run('up', '--fast');
  assert.equal(code, 1);
  assert.match(err, /'--fast'.*--planes/);
});

for (const name of ['Prod', 'a_b', '-x', 'x-', 'a'.repeat(33), 'control', 'none']) {
  test(`'${name}' is refused as the name of a data plane`, async () => {
    const { code, err } = await planewatch.run('up', '--planes', name);
    assert.equal(code, 1);
    assert.match(err, new RegExp(`'${name}'`));
    oneSentence(err);
  });
}

test('arguments where none are taken are refused', async () => {
  const { code, err } = await planewatch.run('down', 'prod');
  assert.equal(code, 1);
  assert.match(err, /takes no arguments.*'prod'/);
});

/** A folder of links to these commands alone, to be the only one on the path. */
function pathOf(...tools) {
  const bin = mkdtempSync(join(tmpdir(), 'planewatch-bin-'));
  for (const tool of tools) {
    symlinkSync(execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(), join(bin, tool));
  }
  return bin;
}

const SHELL_TOOLS = ['bash', 'cat', 'cut', 'dirname', 'flock', 'grep', 'head', 'mkdir', 'chmod', 'sed', 'sha256sum', 'sort', 'touch', 'uname', 'env', 'awk', 'find', 'wc', 'tr', 'rm', 'ls'];

test('missing tools are named all at once, with how to get each', async () => {
  // given a checkout in which nothing is built, and a PATH with neither Maven nor Go
  const checkout = mkdtempSync(join(tmpdir(), 'planewatch-checkout-'));
  for (const part of ['planewatch', 'containers', 'pom.xml']) cpSync(join(root, part), join(checkout, part), { recursive: true });
  const env = { SHLVL: '1', PATH: pathOf(...SHELL_TOOLS, 'javac', 'node', 'npm'), PLANEWATCH_STATE: join(checkout, 'state'), PLANEWATCH_CACHE: join(checkout, 'cache') };

  const { status, stderr } = spawnSync(join(checkout, 'planewatch'), ['up'], { env, encoding: 'utf8' });

  assert.equal(status, 1, stderr);
  assert.match(stderr, /^mvn is missing: install Maven/m);
  assert.match(stderr, /^go is missing: install Go 1\.26/m);
  assert.doesNotMatch(stderr, /javac|node is|npm is/);
});

test('what is built needs none of the tools that build it', () => {
  // given built applications and an engine in the cache, and a PATH without Java, Maven, Node and Go
  const folder = mkdtempSync(join(tmpdir(), 'planewatch-built-'));
  for (const file of ['controlplane.war', 'dataplane.war', 'loadgen.jar', 'payara-micro.jar']) writeFileSync(join(folder, file), '');
  const env = { SHLVL: '1', PATH: pathOf(...SHELL_TOOLS), PLANEWATCH_ARTIFACTS: folder, PLANEWATCH_CACHE: folder };
  const sources = `root=${root}; native=$root/containers/native; for part in settings say build; do . $native/$part.sh; done`;
  const key = execFileSync('bash', ['-c', `cd ${root}/containers/engines/prometheus && { cat ./*; uname -sm; } | sha256sum | cut -c1-16`], { encoding: 'utf8' });
  mkdirSync(join(folder, `engines/prometheus-${key.trim()}`), { recursive: true });

  const built = spawnSync('bash', ['-c', `${sources}; require_tools prometheus; build_applications`], { env, encoding: 'utf8' });
  const unbuilt = spawnSync('bash', ['-c', `${sources}; require_tools prometheus thanos`], { env, encoding: 'utf8' });

  assert.deepEqual([built.status, built.stderr], [0, '']);
  assert.equal(unbuilt.status, 1);
  assert.match(unbuilt.stderr, /^go is missing/m);
});

test('no two processes of 120 data planes have a port in common', () => {
  const state = mkdtempSync(join(tmpdir(), 'planewatch-planes-'));
  const names = ['prod', 'dev', 'qa', ...Array.from({ length: 117 }, (_, i) => `plane-${i}`)];
  writeFileSync(join(state, 'planes'), names.map((name, i) => `${name} ${i}\n`).join(''));
  for (const mark of ['gateway', 'thanos']) writeFileSync(join(state, mark), '2');
  const parts = ['settings', 'say', 'table', 'thanos', 'credentials'].map((part) => `. ${root}/containers/native/${part}.sh`).join('; ');

  const out = execFileSync('bash', ['-c', `root=${root}; native=$root/containers/native; ${parts}; processes`], { env: { ...process.env, PLANEWATCH_STATE: state }, encoding: 'utf8' });

  const ports = out.trim().split('\n').flatMap((row) => row.split(' ')[1].split(',')).filter((port) => port !== '-');
  assert.equal(new Set(ports).size, ports.length);
  assert.ok(ports.length > 800);
  assert.ok(ports.every((port) => Number(port) > 0 && Number(port) < 32_768 - 9_500));
});

test('up names exactly the planes that run, so one that is left out is removed by its own command', async () => {
  const running = new Planewatch();
  mkdirSync(running.state, { recursive: true });
  writeFileSync(join(running.state, 'planes'), 'prod 0\nqa 2\n');

  const { code, err } = await running.run('up', '--planes', 'prod');

  assert.equal(code, 1);
  assert.match(err, /qa would be left out; .*plane remove qa/);
  await running.remove();
});

test('what needs a running Planewatch says so', async () => {
  const token = await planewatch.run('token');
  assert.equal(token.code, 1);
  assert.match(token.err, /not running; start it with '\.\/planewatch up'/);
});

test('an unknown role is refused with the known ones', async () => {
  const { code, err } = await planewatch.run('token', '--role', 'root');
  assert.equal(code, 1);
  assert.match(err, /'ROOT' is no role; use admin, editor or viewer/);
});

test('status of nothing says so and returns 3', async () => {
  const { code, out } = await planewatch.run('status');
  assert.equal(code, 3);
  assert.match(out, /not running/);
});

test('down of nothing is no error', async () => {
  const { code, out } = await planewatch.run('down');
  assert.equal(code, 0);
  assert.match(out, /not running/);
});

test('clean removes nothing that carries no mark of Planewatch', async () => {
  const foreign = new Planewatch();
  const { code, out } = await foreign.run('clean');
  assert.equal(code, 0);
  assert.match(out, /nothing to clean/);
  await foreign.remove();
});

test('a backup of nothing, a restore of nothing and a demo that is not there are refused in a sentence', async () => {
  const refusals = [
    [['backup', '/tmp/never.tar.gz'], /taken from a running Planewatch/],
    [['backup', '--keep', 'many', '/tmp'], /--keep takes the number/],
    [['restore', '/tmp/never.tar.gz'], /no file \/tmp\/never/],
    [['demo', '4'], /demo 1 .*2 .*3/],
    [['demo', '1'], /prod is not running; start them/],
    [['plane', 'move', 'prod'], /takes 'add NAME' or 'remove NAME'/],
    [['up', '--replicas', '3'], /--replicas takes 1 or 2/],
  ];
  for (const [args, reason] of refusals) {
    const { code, err } = await planewatch.run(...args);
    assert.equal(code, 1, args.join(' '));
    assert.match(err, reason);
    oneSentence(err);
  }
});
