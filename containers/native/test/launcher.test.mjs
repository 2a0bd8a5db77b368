// What the command says and returns before anything runs.
import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync, appendFileSync } from 'node:fs';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { listening } from './listeners.mjs';
import { eventually, Planewatch, root } from './planewatch.mjs';

const planewatch = new Planewatch();
after(() => planewatch.remove());

const oneSentence = (text) => assert.equal(text.trim().split('\n').length, 1, `not one line: ${text}`);

test('an unknown command is named, and where the known ones are', async () => {
  const { code, err } = await planewatch.run('upp');
  assert.equal(code, 1);
  assert.match(err, /Unknown command 'upp'\. .*\.\/planewatch help/);
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
  assert.match(err, /missing: qa\. .*plane remove qa/);
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
  assert.match(err, /'root' is not a role; use admin, editor or viewer/);
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
    [['backup', '/tmp/never.tar.gz'], /backup needs a running Planewatch/],
    [['backup', '--keep', 'many', '/tmp'], /--keep needs the number/],
    [['restore', '/tmp/never.tar.gz'], /\/tmp\/never\.tar\.gz does not exist/],
    [['demo', '4'], /demo 1 .*2 .*3/],
    [['demo', '1'], /prod is not running; start them/],
    [['plane', 'move', 'prod'], /needs 'add NAME' or 'remove NAME'/],
    [['up', '--replicas', '3'], /--replicas must be 1 or 2; got '3'/],
  ];
  for (const [args, reason] of refusals) {
    const { code, err } = await planewatch.run(...args);
    assert.equal(code, 1, args.join(' '));
    assert.match(err, reason);
    oneSentence(err);
  }
});

test('a release archive runs on the Java that it brings', () => {
  const release = mkdtempSync(join(tmpdir(), 'planewatch-release-'));
  mkdirSync(join(release, 'artifacts/java'), { recursive: true });
  cpSync(join(root, 'containers/native'), join(release, 'containers/native'), { recursive: true });

  const home = execFileSync(join(release, 'containers/native/runtime'), { env: { PATH: process.env.PATH, HOME: release }, encoding: 'utf8' });

  assert.equal(home.trim(), join(release, 'artifacts/java'));
  rmSync(release, { recursive: true });
});

// As Payara 6 and 7 write it.
const REFUSED =
  '[2026-11-29T19:53:04.771+0000] [] [WARNING] [] [fish.payara.boot.runtime.BootCommand] [levelValue: 900] Boot Command set failed PlainTextActionReporterFAILURENo configuration found for configs.config.server-config.x\n';

test('a command before the boot that Payara refused stops the start, although Payara goes on', () => {
  const state = mkdtempSync(join(tmpdir(), 'planewatch-boot-'));
  mkdirSync(join(state, 'logs'));
  writeFileSync(join(state, 'logs', 'controlplane.log'), REFUSED);

  const script = '. "$1/settings.sh"; . "$1/say.sh"; . "$1/process.sh"; healthy() { true; }; running() { true; }; await_healthy controlplane';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', join(root, 'containers/native')], { encoding: 'utf8', env: { ...process.env, root, PLANEWATCH_STATE: state } });

  rmSync(state, { recursive: true });
  assert.equal(status, 1);
  assert.match(stderr, /^controlplane: Payara refused a command of .*preboot: .*No configuration found for configs\.config\.server-config\.x/);
  oneSentence(stderr);
});

test('the same in a container: it ends, and its log says why', () => {
  // given a `java` that says what Payara says, and goes on
  const bin = mkdtempSync(join(tmpdir(), 'planewatch-java-'));
  writeFileSync(join(bin, 'said'), REFUSED);
  writeFileSync(join(bin, 'java'), `#!/bin/sh\ncat ${bin}/said\nexec sleep 60\n`);
  chmodSync(join(bin, 'java'), 0o755);

  const { signal, stdout, stderr } = spawnSync(join(root, 'containers/images/start/payara'), [], { encoding: 'utf8', timeout: 30_000, killSignal: 'SIGKILL', env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, PORT: '1' } });

  rmSync(bin, { recursive: true });
  assert.equal(signal, 'SIGTERM');
  assert.match(stdout, /Boot Command set failed/);
  assert.match(stderr, /^Planewatch can't start: Payara refused a command of .*preboot: .*No configuration found/);
});

test('a log that grows beyond its size is kept once, and its process writes on', async () => {
  const state = mkdtempSync(join(tmpdir(), 'planewatch-logs-'));
  const log = join(state, 'logs', 'prometheus.log');
  mkdirSync(join(state, 'logs'));
  writeFileSync(log, 'x'.repeat(1001));

  const rotation = spawn(join(root, 'containers/native/exec'), ['rotation'], { env: { ...process.env, PLANEWATCH_STATE: state, PLANEWATCH_LOG_BYTES: '1000' }, stdio: 'inherit' });
  await eventually(30, 'the log is kept', () => existsSync(`${log}.1`) && statSync(log).size === 0);
  appendFileSync(log, 'the next line');
  rotation.kill();

  assert.equal(statSync(`${log}.1`).size, 1001);
  assert.equal(readFileSync(log, 'utf8'), 'the next line');
  rmSync(state, { recursive: true });
});

test('a log that can not be copied is emptied without a copy, and the other logs are kept on', async () => {
  // given a folder in place of the copy, as `cp` then fails
  const state = mkdtempSync(join(tmpdir(), 'planewatch-logs-'));
  const [first, second] = ['a.log', 'b.log'].map((name) => join(state, 'logs', name));
  mkdirSync(join(`${first}.1`, 'a.log', 'in the way'), { recursive: true });
  for (const log of [first, second]) writeFileSync(log, 'x'.repeat(1001));

  const rotation = spawn(join(root, 'containers/native/exec'), ['rotation'], { env: { ...process.env, PLANEWATCH_STATE: state, PLANEWATCH_LOG_BYTES: '1000' }, stdio: 'inherit' });
  await eventually(30, 'the second log is kept', () => existsSync(`${second}.1`) && statSync(second).size === 0);
  rotation.kill();

  assert.equal(statSync(first).size, 0);
  rmSync(state, { recursive: true });
});

test('a size of logs that is not a number of bytes stops the start', async () => {
  const wrong = new Planewatch();
  wrong.env.PLANEWATCH_LOG_BYTES = '10MB';
  const { code, err } = await wrong.run('up');
  assert.equal(code, 1);
  assert.match(err, /PLANEWATCH_LOG_BYTES must be a number of bytes, at least 1000; got '10MB'/);
  oneSentence(err);
});

test('a state folder that others could read is closed', async () => {
  const open = new Planewatch();
  const database = join(open.state, 'data', 'controlplane.mv.db');
  mkdirSync(join(open.state, 'data'));
  writeFileSync(database, '', { mode: 0o644 });
  chmodSync(open.state, 0o755);

  execFileSync('bash', ['-c', '. "$1/settings.sh"; . "$1/say.sh"; . "$1/prepare.sh"; prepare_folders', 'bash', join(root, 'containers/native')], { env: { ...process.env, root, PLANEWATCH_STATE: open.state } });

  assert.equal(statSync(database).mode & 0o077, 0);
  assert.equal(statSync(open.state).mode & 0o777, 0o700);
  await open.remove();
});

test("the kernel's tables of sockets are read as they are meant", () => {
  const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
  const row = (local, peer, state, inode) => `   0: ${local} ${peer} ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1\n`;
  const tcp = head + row('0100007F:1F90', '00000000:0000', '0A', 7) + row('0100007F:1F91', '0100007F:0050', '01', 8);
  const tcp6 = head + row('0000000000000000FFFF00000100007F:0BB8', '00000000000000000000000000000000:0000', '0A', 9) + row('00000000000000000000000000000000:1AF4', '00000000000000000000000000000000:0000', '0A', 10);

  assert.deepEqual(listening(tcp, 'tcp'), [{ address: '127.0.0.1:8080', inode: '7' }]);
  assert.deepEqual(listening(tcp6, 'tcp6').map(({ address }) => address), ['127.0.0.1:3000', '[::]:6900']);
});
