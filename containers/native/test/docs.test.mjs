// What the documents say is there: keys, variables, files.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from './planewatch.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const configuration = read('docs/configuration.md');

for (const war of ['controlplane-war', 'dataplane-war']) {
  test(`every key of ${war} stands in docs/configuration.md`, () => {
    const keys = read(`${war}/src/main/resources/META-INF/microprofile-config.properties`).match(/^#? ?planewatch\.[a-z.-]+(?==)/gm);
    for (const key of keys) assert.ok(configuration.includes(`\`${key.replace(/^#? ?/, '')}\``), `${key} is not documented`);
  });
}

test('every variable of ./planewatch stands in docs/configuration.md', () => {
  const variables = new Set(read('containers/native/settings.sh').match(/PLANEWATCH_[A-Z_]+/g));
  for (const variable of variables) assert.ok(configuration.includes(`\`${variable}\``), `${variable} is not documented`);
});

test('every relative link leads somewhere', () => {
  const files = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs'), { recursive: true }).map((name) => `docs/${name}`)];
  for (const file of files.filter((name) => name.endsWith('.md'))) {
    for (const [, target] of read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      assert.ok(existsSync(join(root, dirname(file), target)), `${file} names ${target}, which is not there`);
    }
  }
});

test('the README names the two commands, and help knows both', () => {
  const commands = /```sh\n([\s\S]*?)```/.exec(read('README.md'))[1].trim().split('\n');
  assert.deepEqual(commands, ['./planewatch up', './planewatch test']);
});

describe('tests that documents name', () => {
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
      assert.ok(candidates.every(Boolean), `${where} names ${type}, which is not there`);
      assert.ok(!method || candidates.some((source) => holds(source, method)), `${where} names ${token}, which is not there`);
    }
    return named.length;
  }

  test('each of the field bugs B1 to B36 names tests that are there, or says why it does not apply', () => {
    const rows = [...read('docs/facade-field-bugs.md').matchAll(/^\| (B\d+) \|[^|]*\| (.*) \|$/gm)];

    assert.deepEqual(rows.map(([, bug]) => bug), Array.from({ length: 36 }, (_, i) => `B${i + 1}`));
    for (const [, bug, guards] of rows) {
      assert.ok(assertThere(guards, bug) > 0 || /does not apply|the same/.test(guards), `${bug} has neither a test nor a reason`);
    }
  });

  test('each way to attack the facade names tests that are there', () => {
    assert.ok(assertThere(read('docs/facade-attacks.md'), 'docs/facade-attacks.md') > 20);
  });
});

test('.env and docker-compose.yml know the same variables, with the same defaults', () => {
  const settings = Object.fromEntries([...read('.env').matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
  const used = [...read('docker-compose.yml').matchAll(/\$\{([A-Z0-9_]+):-([^}]*)\}/g)];
  for (const [, name, byDefault] of used) {
    assert.ok(name in settings, `${name} does not stand in .env`);
    const commented = new RegExp(`^# ${name}=`, 'm').test(read('.env'));
    if (!commented) assert.equal(settings[name], byDefault, name);
  }
  const names = new Set(used.map(([, name]) => name));
  for (const name of Object.keys(settings)) assert.ok(names.has(name) || name === 'COMPOSE_PROFILES', `nothing reads ${name}`);
});
