// The commands of the documents: a fence of `sh run` or `python run`; what stands behind `# →` must be printed. `sh run thanos` wants
// long-term storage.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { eventually, root, SHIFT } from './planewatch.mjs';

/** The README and the documents, as paths below the root. */
export const documents = () => ['README.md', ...readdirSync(join(root, 'docs'), { recursive: true }).map((name) => `docs/${name}`)].filter((name) => name.endsWith('.md'));

/** Every such block that wants what `needs` says: { file, line, language, script, prints }. */
export function blocks(needs = '') {
  return documents().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/^```(sh|python) run ?(\w*)\n([\s\S]*?)^```/gm)]
      .filter(([, , wanted]) => wanted === needs)
      .map((found) => ({
        file,
        line: text.slice(0, found.index).split('\n').length,
        language: found[1],
        script: found[3],
        prints: [...found[3].matchAll(/# → (.*)$/gm)].map(([, expected]) => expected.trim()),
      }));
  });
}

/** Runs a block until it ends well and has printed what it should. */
export async function performed(block, planewatch) {
  await eventually(60, block.script, async () => {
    const { code, out } = await perform(block, planewatch);
    const missing = block.prints.filter((expected) => !out.includes(expected));
    if (code !== 0 || missing.length > 0) throw new Error(`code ${code}, without ${missing}:\n${out}`);
    return true;
  });
}

/** Runs a block as a reader would, on the ports of the Planewatch under test: { code, out }. */
function perform(block, planewatch) {
  const script = block.script.replace(/(localhost|127\.0\.0\.1):(\d{4,5})/g, (_, host, port) => `${host}:${Number(port) + SHIFT}`);
  const [command, ...args] = block.language === 'sh' ? ['bash', '-euo', 'pipefail', '-c', script] : ['python3', '-c', script];
  const child = spawn(command, args, { cwd: root, env: planewatch.env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (out += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}
