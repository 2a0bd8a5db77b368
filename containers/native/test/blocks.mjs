// Blocks of a long past, made by promtool: counters and gauges of three data planes, each known by arithmetic.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from './storage.mjs';

export const DAY_S = 86_400;
const PLANES = ['dev', 'prod', 'qa'];

/** Ends at the last full two hours, so that what Prometheus itself scrapes begins later. */
export const END_S = Math.floor(Date.now() / 1000 / 7200) * 7200;

// promtool reads its input once for each block, so a long time goes through it in pieces.
const PIECE_S = 5 * DAY_S;

const FAMILIES = [
  { name: 'shop_requests', type: 'counter', suffix: '_total', value: (t, i) => Math.floor((t - END_S + 1000 * DAY_S) * (i + 1) * 0.5) },
  { name: 'shop_queue_length', type: 'gauge', suffix: '', value: (t, i) => 50 + 10 * i + 20 * Math.sin((2 * Math.PI * t) / DAY_S) },
];

function openMetrics(fromS, toS, stepSeconds) {
  const lines = [];
  for (const { name, type, suffix, value } of FAMILIES) {
    lines.push(`# TYPE ${name} ${type}`);
    for (const [i, plane] of PLANES.entries()) {
      for (let t = fromS; t < toS; t += stepSeconds) lines.push(`${name}${suffix}{data_plane="${plane}"} ${value(t, i)} ${t}`);
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}

/** Writes blocks of at most six hours for the days before END_S into a folder. */
export function makeBlocks(folder, days, stepSeconds) {
  mkdirSync(folder, { recursive: true });
  const text = join(folder, 'samples.txt');
  const blocks = join(folder, 'blocks');
  for (let from = END_S - days * DAY_S; from < END_S; from += PIECE_S) {
    writeFileSync(text, openMetrics(from, Math.min(from + PIECE_S, END_S), stepSeconds));
    const command = ['tsdb', 'create-blocks-from', '--max-block-duration=6h', 'openmetrics', text, blocks];
    execFileSync(join(engine('prometheus'), 'promtool'), command, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return readdirSync(blocks).map((name) => ({ path: join(blocks, name), ...JSON.parse(readFileSync(join(blocks, name, 'meta.json'), 'utf8')) }));
}

export function copyBlocks(blocks, folder) {
  mkdirSync(folder, { recursive: true });
  for (const block of blocks) cpSync(block.path, join(folder, block.ulid), { recursive: true });
}
