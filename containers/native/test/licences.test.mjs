// Which licences are let through.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowed, fromText, licencesOf, objection } from '../../../.ci/licences.mjs';

for (const good of ['Apache-2.0', 'MIT', 'EPL-2.0', 'MPL-2.0', 'BSD', 'LGPL-2.1-only', 'GPL2 w/ CPE', 'GPL-2.0-with-classpath-exception', 'GNU General Public License, version 2 with the GNU Classpath Exception']) {
  test(`${good} may be shipped`, () => assert.equal(allowed(good), true));
}

for (const bad of ['AGPL-3.0-only', 'GNU Affero General Public License v3', 'GPL-2.0-only', 'GPL-3.0', 'GNU General Public License v3.0', 'SSPL-1.0', 'BUSL-1.1']) {
  test(`${bad} may not be shipped`, () => assert.equal(allowed(bad), false));
}

test('of several licences one that may be shipped is enough', () => {
  const component = { licenses: [{ license: { id: 'EPL-2.0' } }, { license: { name: 'GNU General Public License v2' } }] };
  assert.equal(objection({ name: 'a', version: '1', licences: licencesOf(component) }), undefined);
  assert.deepEqual(licencesOf({ licenses: [{ expression: '(MIT OR GPL-2.0-only)' }] }), ['MIT', 'GPL-2.0-only']);
});

test('of what holds together each part decides', () => {
  const licences = licencesOf({ licenses: [{ expression: '(MIT OR Apache-2.0) AND AGPL-3.0-only' }] });
  assert.match(objection({ name: 'a', version: '1', licences }), /AGPL/);
  assert.equal(objection({ name: 'a', version: '1', licences: licencesOf({ licenses: [{ expression: 'MIT AND BSD-3-Clause' }] }) }), undefined);
});

test('a licence that is named by nothing but an address is none', () => {
  assert.deepEqual(licencesOf({ licenses: [{ license: { url: 'https://example.org/licence' } }] }), []);
});

test('a component without a licence is an objection with its name', () => {
  assert.match(objection({ name: 'left', version: '2', licences: [] }), /left 2: no licence/);
});

test('a licence is told from its text', () => {
  assert.equal(fromText('                    GNU AFFERO GENERAL PUBLIC LICENSE\n'), 'AGPL-3.0');
  assert.equal(fromText('Copyright\n\nPermission is hereby granted, free of charge, to any person'), 'MIT');
  assert.equal(fromText('nothing known'), undefined);
});
