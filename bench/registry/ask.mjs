// Asks discovery, one request after the other on one kept connection, and prints the times: PORT TOKEN_FILE. A process of its own, so that
// what the simulated planes do is not measured with it.
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';

// Until the server has compiled what it runs; right after a thousand planes joined it still settles.
const WARM_UP = 10_000;
const REQUESTS = 5000;
const [port, tokenFile] = process.argv.slice(2);
const headers = { Authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}` };
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function discover() {
  const options = { host: '127.0.0.1', port, path: '/api/planewatch/sd/collectors', agent, headers };
  return new Promise((resolve, reject) => {
    const begun = process.hrtime.bigint();
    get(options, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => (bytes += chunk.length));
      response.on('end', () => resolve({ status: response.statusCode, bytes, ms: Number(process.hrtime.bigint() - begun) / 1e6 }));
    }).on('error', reject);
  });
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2);

for (let i = 0; i < WARM_UP; i++) await discover();
const answers = [];
for (let i = 0; i < REQUESTS; i++) answers.push(await discover());
agent.destroy();
const statuses = {};
for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
console.log(`discovery (${answers.at(-1).bytes} bytes), ${REQUESTS} requests one after the other, by status: ${JSON.stringify(statuses)}`);
console.log(`p50 ${at(times, 0.5)} ms, p90 ${at(times, 0.9)} ms, p99 ${at(times, 0.99)} ms, longest ${at(times, 1)} ms`);
