// Asks discovery on one kept connection and prints the times: PORT TOKEN_FILE [back-to-back]. A process of its own, so that what the simulated planes do
// is not measured with it.
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

// Until the server has compiled what it runs; right after a thousand planes joined it still settles.
const WARM_UP = 10_000;
const BACK_TO_BACK = 5000;
const PACED = 3000;
const EACH_MS = 20;
const [port, tokenFile, only] = process.argv.slice(2);
const headers = { Authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}` };
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One answer: { status, bytes, ms }, measured to its last byte. */
function discover(begun = performance.now()) {
  const options = { host: '127.0.0.1', port, path: '/api/planewatch/sd/collectors', agent, headers };
  return new Promise((resolve, reject) => {
    get(options, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => (bytes += chunk.length));
      response.on('end', () => resolve({ status: response.statusCode, bytes, ms: performance.now() - begun }));
    }).on('error', reject);
  });
}

async function backToBack(requests) {
  const answers = [];
  for (let i = 0; i < requests; i++) answers.push(await discover());
  return answers;
}

/** At a steady pace; the clock of a request that waited for the one before began when it was due. */
async function paced(requests) {
  const answers = [];
  for (let due = performance.now(); answers.length < requests; due += EACH_MS) {
    const early = due - performance.now();
    if (early > 0) await pause(early);
    answers.push(await discover(early > 0 ? performance.now() : due));
  }
  return answers;
}

function print(what, answers) {
  const statuses = {};
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(2);
  console.log(`discovery (${answers.at(-1).bytes} bytes), ${answers.length} requests ${what}, by status: ${JSON.stringify(statuses)}`);
  console.log(`p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
}

await backToBack(WARM_UP);
print('one after the other', await backToBack(BACK_TO_BACK));
if (!only) print(`${1000 / EACH_MS} a second`, await paced(PACED));
agent.destroy();
