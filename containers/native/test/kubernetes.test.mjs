// The examples that need kube-state-metrics, on an exposition as it gives it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { binaries, endAll, folder, freePorts, start } from './engine.mjs';
import { examples } from './examples.mjs';
import { eventually } from './planewatch.mjs';

const exposition = readFileSync(new URL('kube-state-metrics.txt', import.meta.url));
const [port] = await freePorts(1);
const state = createServer((_, response) => response.setHeader('Content-Type', 'text/plain; version=0.0.4').end(exposition)).listen(0, '127.0.0.1');
await new Promise((resolve) => state.once('listening', resolve));

const configuration = join(folder, 'prometheus.yml');
writeFileSync(configuration, `scrape_configs: [{job_name: kube-state-metrics, scrape_interval: 1s, scrape_timeout: 1s, static_configs: [{targets: ['127.0.0.1:${state.address().port}']}]}]`);
const options = ['--config.file', configuration, '--storage.tsdb.path', join(folder, 'tsdb'), '--web.listen-address', `127.0.0.1:${port}`];
await start(join(binaries('prometheus'), 'prometheus'), options, { health: `http://127.0.0.1:${port}/-/ready` });

after(() => {
  state.close();
  endAll();
});

for (const query of examples.kubernetes) {
  test(query, async () => {
    const result = await eventually(20, 'an answer', async () => {
      const answer = await (await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`)).json();
      return answer.data.result.length > 0 && answer.data.result;
    });
    if (query.startsWith('count')) assert.equal(result[0].value[1], '2');
  });
}
