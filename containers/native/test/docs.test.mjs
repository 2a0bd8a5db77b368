// What the documents say is there: keys, variables, files.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
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
