// The list of pinned parts and their ages, without the registries that it asks.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { aged, pinned } from '../../../.ci/ages';
import { root } from './planewatch.mjs';

const DAY_MS = 86_400_000;

test('each engine has a module whose age can be told', () => {
  const engines = join(root, 'containers/engines');
  const folders = readdirSync(engines, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.ok(folders.length >= 5);
  for (const { name } of folders) {
    assert.match(pinned(readFileSync(join(engines, name, 'go.mod'), 'utf8')) ?? `${name} has none`, /^[a-z0-9.-]+\.[a-z]+\/\S+$/);
  }
});

test('of modules below which a tool lies the longest path is the one', () => {
  const goMod = 'module x\n\ntool example.com/engine/tools/cmd\n\nrequire (\n\texample.com/engine v1.0.0\n\texample.com/engine/tools v1.2.0\n\texample.com/other v1.0.0\n)\n';
  assert.equal(pinned(goMod), 'example.com/engine/tools');
  assert.equal(pinned('module x\n'), undefined);
});

test('a part without a newer version has its own age as the age of the newest', () => {
  const now = Date.parse('2026-11-30T00:00:00Z');
  const time = (days) => new Date(now - days * DAY_MS).toISOString();
  assert.deepEqual(aged({ Path: 'p', Version: 'v1', Time: time(600) }, now), { part: 'p', version: 'v1', days: 600, newest: 'v1', newestDays: 600 });
  assert.deepEqual(aged({ Path: 'p', Version: 'v1', Time: time(600), Update: { Version: 'v2', Time: time(10) } }, now), {
    part: 'p',
    version: 'v1',
    days: 600,
    newest: 'v2',
    newestDays: 10,
  });
});
