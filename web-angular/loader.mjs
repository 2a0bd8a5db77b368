// Writes the script that other applications load, whose name never changes, for the files of this build, whose names do.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const dist = new URL('dist/browser/', import.meta.url);
const [, main] = /src="(main-[A-Z0-9]+\.js)"/.exec(readFileSync(new URL('index.html', dist), 'utf8')) ?? [];
if (main === undefined) {
  throw new Error('index.html names no main file, so there is nothing for embed/planewatch.js to load');
}
mkdirSync(new URL('embed/', dist), { recursive: true });
writeFileSync(
  new URL('embed/planewatch.js', dist),
  `import { elements } from '../${main}';
const own = [...document.scripts].find((script) => script.src === import.meta.url);
const { defineElements } = await elements();
defineElements(new URL('..', import.meta.url).href, own?.nonce ?? '');
`,
);
