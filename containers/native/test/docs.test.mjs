// The documents agree with the repository: keys, variables, files, commands, tests.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { SOURCES, generated, settings } from '../../../docs/configuration.mjs';
import { documents } from './documented.mjs';
import { root } from './planewatch.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');

test('the tables of docs/configuration.md equal the declared settings; node docs/configuration.mjs writes them', () => {
  assert.ok(read('docs/configuration.md') === generated(), 'docs/configuration.md differs from the settings; run: node docs/configuration.mjs');
});

for (const source of SOURCES) {
  test(`every setting of ${source} has a meaning, a unit and a range`, () => {
    const declared = settings(source);

    assert.ok(declared.length > 0);
    for (const { names, meaning, unit } of declared) {
      assert.ok(meaning, `${names} has no meaning; write a comment above it`);
      assert.ok(unit, `${names} has no unit and range; put them in [brackets] at the end of its comment`);
    }
  });
}

// DeclaredSettingsTest compares the settings that the control plane reads with its file.
test('the data plane reads exactly the keys that its file declares', () => {
  const declared = new Set(settings('dataplane-war/src/main/resources/META-INF/microprofile-config.properties').flatMap(({ names }) => names));
  const sources = ['dataplane-war', 'telemetry'].flatMap((module) =>
    readdirSync(join(root, module, 'src/main'), { recursive: true })
      .filter((path) => /\.(java|xml)$/.test(path))
      .map((path) => read(`${module}/src/main/${path}`)),
  );
  const found = new Set(sources.join('\n').match(/planewatch\.[a-z]+\.[a-z.-]*[a-z]/g));
  for (const key of declared) {
    const [, prefix, name] = /^(planewatch\.[a-z]+)\.(.*)$/.exec(key);
    const byPrefix = sources.some((text) => text.includes(`"${prefix}."`) && text.includes(`"${name}"`));
    const indirectly = read('dataplane-war/src/main/resources/META-INF/microprofile-config.properties').includes(`{${key}`);
    assert.ok(found.has(key) || byPrefix || indirectly, `nothing reads ${key}`);
  }
  const asked = sources.flatMap((text) => [...text.matchAll(/(?:ConfigProperty\(\s*name = |get(?:Optional)?Value\(\s*)"(planewatch\.[^"]+)"/g)].map(([, key]) => key));
  assert.ok(asked.length > 5);
  for (const key of asked) assert.ok(declared.has(key), `${key} is not declared`);
});

test('./planewatch reads only the settings of settings.sh', () => {
  const declared = new Set(settings('containers/native/settings.sh').flatMap(({ names }) => names));
  const scripts = readdirSync(join(root, 'containers/native')).filter((name) => name.endsWith('.sh') || name === 'test-suites');
  const found = scripts.flatMap((name) => read(`containers/native/${name}`).match(/\$\{PLANEWATCH_[A-Z_]+(?=[:}])/g) ?? []).map((name) => name.slice(2));
  for (const name of found) assert.ok(declared.has(name), `${name} is not declared in settings.sh`);
});

test('every relative link points to an existing file and heading', () => {
  for (const file of [...documents(), 'CONTRIBUTING.md', 'thanos/README.md', 'containers/collector/README.md']) {
    for (const [, target, heading] of read(file).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#([^)]+))?/g)) {
      const path = join(root, dirname(file), target);
      assert.ok(existsSync(path), `${file} links to ${target}, which does not exist`);
      if (heading) assert.ok(headings(readFileSync(path, 'utf8')).includes(heading), `${file} links to ${target}#${heading}, which does not exist`);
    }
  }
});

/** The anchors of a page, derived from its headings. */
const headings = (text) => [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\w -]/g, '').replaceAll(' ', '-'));

// Commands that a plain `sh` fence may contain, because other suites than `stack` and `secured` run them. Only a cluster has kubectl.
const RUN_ELSEWHERE = [/^([A-Z_]+=\S+ )*docker compose (up|exec)/, /^helm install/, /^kubectl /, /^\.\/planewatch (up|test|demo)/];

test('a suite runs every command of the documents', () => {
  for (const file of documents()) {
    for (const [, script] of read(file).matchAll(/^```sh\n([\s\S]*?)^```/gm)) {
      for (const command of script.replaceAll('\\\n', ' ').trim().split('\n')) {
        assert.ok(RUN_ELSEWHERE.some((known) => known.test(command)), `${file}: no suite runs '${command}'; use a fence of 'sh run'`);
      }
    }
  }
});

// The number of boxes in each phase of the plan, and in its final checklist.
const BOXES = { '1. Kubernetes': 9, '2. Security': 11, '3. High availability': 10, '4. Features': 16, '5. Operations': 16, '6. Beyond': 12, "The plan's final checklist": 10 };

test('the roadmap has a state for every open box of the plan', () => {
  const sections = read('docs/roadmap.md').split(/^## /m).slice(1);

  for (const [name, count] of Object.entries(BOXES)) {
    const rows = sections.find((text) => text.startsWith(name)).match(/^\| (?!Box|---).*$/gm);
    const answered = rows.filter((row) => /^\| [^|]+ \| (done|partly|not done|not wanted)\b/.test(row));
    assert.deepEqual([rows.length, answered.length], [count, count], name);
  }
});

test('the README starts with the two commands', () => {
  const commands = /```sh\n([\s\S]*?)```/.exec(read('README.md'))[1].trim().split('\n');
  assert.deepEqual(commands, ['./planewatch up', './planewatch test']);
});

describe('tests in documents', () => {
  const folder = 'controlplane-war/src/test/java';
  const sources = Object.fromEntries(
    readdirSync(join(root, folder), { recursive: true })
      .filter((path) => /(Test|IT)\.java$/.test(path))
      .map((path) => [/(\w+)\.java$/.exec(path)[1], read(`${folder}/${path}`)]),
  );
  const methods = (source) => [...source.matchAll(/ void (\w+)\(/g)].map(([, name]) => name);
  const holds = (source, name) => methods(source).some((method) => (name.endsWith('…') ? method.startsWith(name.slice(0, -1)) : method === name));

  /** `SomeTest`, `SomeTest.method`, and `method…` of any test. */
  function assertThere(text, where) {
    const named = [...text.matchAll(/`(?:(\w+(?:Test|IT))\b\.?)?([a-z]\w*…?)?`/g)].filter(([, type, method]) => type || /[a-z][A-Z]/.test(method));
    for (const [token, type, method] of named) {
      const candidates = type ? [sources[type]] : Object.values(sources);
      assert.ok(candidates.every(Boolean), `${where} names ${type}, which does not exist`);
      assert.ok(!method || candidates.some((source) => holds(source, method)), `${where} names ${token}, which does not exist`);
    }
    return named.length;
  }

  test('each field bug B1 to B36 names existing tests, or the reason why it does not apply', () => {
    const rows = [...read('docs/facade-field-bugs.md').matchAll(/^\| (B\d+) \|[^|]*\| (.*) \|$/gm)];

    assert.deepEqual(rows.map(([, bug]) => bug), Array.from({ length: 36 }, (_, i) => `B${i + 1}`));
    for (const [, bug, guards] of rows) {
      assert.ok(assertThere(guards, bug) > 0 || /does not apply|the same/.test(guards), `${bug} has neither a test nor a reason`);
    }
  });

  test('each attack on the facade names existing tests', () => {
    assert.ok(assertThere(read('docs/facade-attacks.md'), 'docs/facade-attacks.md') > 20);
  });
});

test('.env and docker-compose.yml have the same variables and defaults', () => {
  const defaults = Object.fromEntries([...read('.env').matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
  const used = [...read('docker-compose.yml').matchAll(/\$\{([A-Z0-9_]+):-([^}]*)\}/g)];
  for (const [, name, byDefault] of used) assert.equal(defaults[name], byDefault, name);
  const names = new Set(used.map(([, name]) => name));
  for (const name of Object.keys(defaults)) assert.ok(names.has(name) || name === 'COMPOSE_PROFILES', `nothing reads ${name}`);
});

test('all files use the same tag and digest of an image', () => {
  const files = ['.env', 'docker-compose.yml', 'containers/images/Dockerfile', 'containers/helm/planewatch/values.yaml', 'containers/helm/dataplane/values.yaml'];
  const inOne = (file) => [...read(file).matchAll(/(?:IMAGE=|IMAGE:-|image: )([a-z][a-z0-9./-]+:[v0-9][a-zA-Z0-9.-]*)(@sha256:[0-9a-f]{64})?(?=[\n}])/g)].map((found) => ({ file, name: found[1], digest: found[2] ?? '' }));
  const inParts = (file) => [...read(file).matchAll(/image: \{ registry: (\S+), repository: (\S+), tag: ([v0-9][a-zA-Z0-9.-]*), digest: '([^']*)'/g)]
    .map(([, registry, repository, tag, digest]) => ({ file, name: `${registry === "''" ? '' : `${registry}/`}${repository}:${tag}`, digest: digest && `@${digest}` }));
  const named = files.flatMap((file) => [...inOne(file), ...inParts(file)]);
  const digests = new Map(named.map(({ name, digest }) => [name, digest]));

  assert.ok(digests.size >= 10, `${[...digests.keys()]}`);
  assert.ok(inParts('containers/helm/planewatch/values.yaml').length >= 3);
  for (const { file, name, digest } of named) assert.equal(digest, digests.get(name), `${name} in ${file}`);
  const byTagAlone = [...digests].filter(([, digest]) => digest === '').map(([name]) => name);
  assert.deepEqual(byTagAlone, ['prom/alertmanager:v0.31.0'], 'docs/containers.md lists the images without a digest');
});

test('no file of the repository is excluded from the images', () => {
  const ignored = read('.dockerignore').match(/^\*\*\/.*$/gm).map((pattern) => pattern.slice(3));
  const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');

  assert.ok(ignored.length >= 5 && files.length > 500);
  assert.deepEqual(files.filter((file) => file.split('/').some((part) => ignored.includes(part))), []);
});

test('each command of the suites is part of Debian, in the README, or installed by .ci/run', () => {
  const there = ['bash', 'cat', 'grep', 'sh', 'keytool', 'node'];
  const files = readdirSync(join(root, 'containers/native/test')).filter((name) => name.endsWith('.mjs'));
  const called = files.flatMap((name) => [...read(`containers/native/test/${name}`).matchAll(/(?:execFile|execFileSync|spawn)\('([a-z0-9]+)'/g)].map(([, command]) => command));
  const installed = /^install_missing ((?:[^\n]*\\\n)*[^\n]*)/m.exec(read('.ci/run'))[1].split(/[\s\\]+/);

  assert.ok(called.includes('openssl'));
  for (const command of called) assert.ok(there.includes(command) || installed.includes(command), `.ci/run does not install ${command}`);
});

test('the calculated values of the capacity page follow from its formulas', () => {
  const page = read('docs/operations.md');
  const number = (pattern) => Number(pattern.exec(page)[1]);
  const [perRoute, perPlane] = [number(/series = P × \((\d+) × R/), number(/× R \+ (\d+)\)/)];
  const bytesASeries = (number(/series × ([\d.]+) kB/) + number(/and ([\d.]+) kB a series more/)) * 1e3;
  const [perSample, onDisk] = [number(/CPU = ([\d.]+) µs/) / 1e6, number(/\(([\d.]+) below\)/)];
  const rows = page.split('Calculated from these')[1].match(/^\| [\d,]+ \|.*$/gm).map((row) => row.replaceAll(',', '').match(/[\d.]+/g).map(Number));

  assert.deepEqual(rows.map(([planes]) => planes), [100, 1_000, 10_000]);
  for (const [planes, series, samples, memory, cores, disk] of rows) {
    const expected = planes * (perRoute * 10 + perPlane);
    const near = (told, calculated) => assert.ok(Math.abs(told / calculated - 1) < 0.06, `${planes} planes: ${told} instead of ${calculated}`);
    assert.deepEqual([series, samples], [expected, expected / 10]);
    near(memory, 0.1 + (expected * bytesASeries) / 1e9);
    near(cores, samples * perSample);
    near(disk, (samples * 86_400 * onDisk) / 1e9);
  }
});

test('every built-in alert has a complete runbook and a promtool test', () => {
  const rules = readdirSync(join(root, 'prometheus/rules')).map((name) => ({ name, text: read(`prometheus/rules/${name}`) }));
  const tests = rules.filter(({ name }) => name.endsWith('.test.yml')).map(({ text }) => text).join('\n');
  const alerts = rules.filter(({ name }) => !name.endsWith('.test.yml')).flatMap(({ text }) => text.split(/^ +- (?=alert:|record:)/m).filter((rule) => rule.startsWith('alert:')));

  assert.ok(alerts.length >= 18);
  for (const rule of alerts) {
    const name = /^alert: (\w+)/.exec(rule)[1];
    const page = read(`docs/runbooks/${/runbook: (\w+)/.exec(rule)?.[1] ?? `(none for ${name})`}.md`);
    for (const part of ['What it means', 'Where to look', 'What to do']) assert.ok(page.includes(`**${part}.**`), `${name}: ${part}`);
    assert.match(tests, new RegExp(`alertname(: |=")${name}\\b`), `${name} has no promtool test`);
  }
});
