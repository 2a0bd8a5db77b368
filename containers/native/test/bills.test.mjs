// The bills of materials of the images (containers/images/bills): what is ours in each, what its base brings, and no licence that forbids it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { licencesOf, refused } from '../../../.ci/licences.mjs';
import { root } from './planewatch.mjs';

const JAVA = ['libc6', 'openssl', 'openjdk'];
// Each: what is ours, what we took into it, and what the base brings.
const IMAGES = {
  controlplane: { ours: ['controlplane-war', 'web-angular'], libraries: ['payara-micro-core', 'caffeine', 'h2', 'postgresql'], base: JAVA },
  dataplane: { ours: ['dataplane-war', 'telemetry'], libraries: ['payara-micro-core'], base: JAVA },
  loadgen: { ours: ['loadgen'], libraries: ['HdrHistogram', 'netty-handler', 'snakeyaml-engine'], base: JAVA },
  collector: { ours: ['planewatch.io/engines/otelcol'], libraries: ['go.opentelemetry.io/collector/otelcol'], base: ['busybox'] },
};

for (const [image, { ours, libraries, base }] of Object.entries(IMAGES)) {
  describe(`the bill of ${image}`, () => {
    const { bomFormat, components } = JSON.parse(readFileSync(join(root, `target/sbom/image-${image}.json`), 'utf8'));
    const names = new Set(components.map(({ name }) => name));

    test('is CycloneDX', () => assert.equal(bomFormat, 'CycloneDX'));

    for (const [what, wanted] of Object.entries({ 'what is ours': ours, 'its libraries': libraries, 'what its base brings': base })) {
      test(`names ${what}`, () => assert.deepEqual(wanted.filter((name) => !names.has(name)), []));
    }

    test('names no licence that forbids to ship the image', () => {
      const objections = components.flatMap((component) => licencesOf(component).filter(refused).map((licence) => `${component.name}: ${licence}`));

      assert.ok(components.some((component) => licencesOf(component).length > 0));
      assert.deepEqual(objections, []);
    });
  });
}
