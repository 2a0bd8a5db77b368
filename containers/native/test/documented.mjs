// The commands of the documents: a fence of `sh run` or `python run`; what stands behind `# →` must be printed.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { root, SHIFT } from './planewatch.mjs';

/** Every such block: { file, line, language, script, prints }. */
export function blocks(folder = 'docs') {
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'));
  return files.flatMap((name) => {
    const text = readFileSync(join(root, folder, name), 'utf8');
    return [...text.matchAll(/^```(sh|python) run\n([\s\S]*?)^```/gm)].map((found) => ({
      file: `${folder}/${name}`,
      line: text.slice(0, found.index).split('\n').length,
      language: found[1],
      script: found[2],
      prints: [...found[2].matchAll(/# → (.*)$/gm)].map(([, expected]) => expected.trim()),
    }));
  });
}

/** Runs a block as a reader would, on the ports of the Planewatch under test: { code, out }. */
export function perform(block, planewatch) {
  const script = block.script.replace(/(localhost|127\.0\.0\.1):(\d{4,5})/g, (_, host, port) => `${host}:${Number(port) + SHIFT}`);
  const [command, ...args] = block.language === 'sh' ? ['bash', '-euo', 'pipefail', '-c', script] : ['python3', '-c', script];
  const child = spawn(command, args, { cwd: root, env: planewatch.env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (out += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}
