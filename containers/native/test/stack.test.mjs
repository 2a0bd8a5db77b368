// The whole stack, for real: it starts, answers, survives what dies, and leaves nothing behind.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promtool, python, withQueryFrontend } from './clients.mjs';
import { blocks, performed } from './documented.mjs';
import { listeners } from './listeners.mjs';
import { eventually, Planewatch, port } from './planewatch.mjs';

const planewatch = new Planewatch();
const prometheus = `http://127.0.0.1:${port(9090)}`;
const controlplane = `http://127.0.0.1:${port(3000)}`;

const alive = (pid) => existsSync(`/proc/${pid}`);

/** Every process that carries the state folder in its command line or environment. */
function leftovers() {
  const found = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const environ = execFileSync('cat', [`/proc/${pid}/environ`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      const mine = environ.includes(`PLANEWATCH_STATE=${planewatch.state}\0`);
      if (mine) found.push(`${pid} ${execFileSync('cat', [`/proc/${pid}/cmdline`], { encoding: 'utf8' }).slice(0, 80)}`);
    } catch {
      // gone meanwhile, or a kernel thread
    }
  }
  return found.filter((line) => !line.startsWith(`${process.pid} `) && !line.includes('cat\0'));
}

async function get(path, token, headers = {}) {
  const authorization = token ? { Authorization: `Bearer ${token}` } : {};
  const response = await fetch(controlplane + path, { headers: { ...authorization, ...headers } });
  return { status: response.status, text: await response.text() };
}

/** The status of an answer, 101 included, which fetch does not show. */
const status = (options) =>
  new Promise((resolve, reject) => {
    const settled = ({ statusCode, socket }) => {
      socket.destroy();
      resolve(statusCode);
    };
    request({ host: '127.0.0.1', agent: false, ...options }, settled).on('upgrade', settled).on('error', reject).end();
  });

after(() => planewatch.remove());

describe('a start that fails', () => {
  test('an occupied port is named with its owner, and nothing was started', async () => {
    const occupant = createServer().listen(port(9090), '127.0.0.1');
    const { code, err } = await planewatch.run('up');
    occupant.close();

    assert.equal(code, 1);
    assert.match(err, new RegExp(`Port ${port(9090)}, which prometheus needs, is in use by .*node.*\\(pid ${process.pid}\\)`));
    assert.deepEqual(await planewatch.pids(), {});
  });

  test('an engine that stops during its start is named with the last lines of its log, and no process stays behind', async () => {
    // given a file where Prometheus needs its folder
    mkdirSync(join(planewatch.state, 'data'), { recursive: true });
    writeFileSync(join(planewatch.state, 'data', 'prometheus'), '');

    const { code, err } = await planewatch.run('up');

    rmSync(join(planewatch.state, 'data', 'prometheus'));
    assert.equal(code, 1);
    assert.match(err, /prometheus stopped during its start\. The last lines of its log: .*logs prometheus/s);
    assert.deepEqual(leftovers(), []);
  });

  test('a wrong value is named with its key and its reason, and nothing stays behind', async () => {
    planewatch.env.PLANEWATCH_QUERIES_CACHE_BYTES = 'many';
    const { code, err } = await planewatch.run('up');
    delete planewatch.env.PLANEWATCH_QUERIES_CACHE_BYTES;

    assert.equal(code, 1);
    assert.match(err, /can't start: planewatch\.queries\.cache-bytes.*'many'/);
    assert.deepEqual(leftovers(), []);
  });

  test('Ctrl-C leaves no process behind, not even the one that is being started', async () => {
    // given a machine on which a process needs a second to write down who it is
    const slow = mkdtempSync(join(tmpdir(), 'slow-'));
    writeFileSync(join(slow, 'cut'), '#!/bin/sh\ncase "$*" in */proc/*) sleep 1 ;; esac\nPATH=${PATH#*:} exec cut "$@"\n', { mode: 0o755 });
    const { PATH } = planewatch.env;
    planewatch.env.PATH = `${slow}:${PATH}`;
    const starting = planewatch.begin('up');
    planewatch.env.PATH = PATH;
    await eventually(120, 'processes start', () => starting.said.out.includes('Starting'));
    await eventually(60, 'something runs', async () => readdirSync(join(planewatch.state, 'run')).some((name) => name.endsWith('.pid')));

    starting.interrupt();

    assert.equal((await starting.ended).code, 130);
    await eventually(20, 'all are gone', () => leftovers().length === 0);
    rmSync(slow, { recursive: true });
  });
});

describe('a running Planewatch', () => {
  let token;

  before(async () => {
    const { code, out, err } = await planewatch.run('up');
    assert.equal(code, 0, err);
    assert.match(out, /Sign in \(once, within 15 minutes\): http:\/\/localhost:\d+\/sign-in#code=\S+/);
    token = await planewatch.token();
  });

  test('a second up says that it runs and changes nothing', async () => {
    const before = await planewatch.pids();
    const { code, out } = await planewatch.run('up');
    assert.equal(code, 0);
    assert.match(out, /already running; nothing was changed/);
    assert.deepEqual(await planewatch.pids(), before);
  });

  test('every process listens on its own ports, on loopback, and on nothing else', async () => {
    // The load generator measures itself against a server of its own before it begins, which takes a while on a busy machine.
    const { load } = await planewatch.pids();
    await eventually(60, 'the load generator has measured itself', () => listeners(load).length === 0);

    const { found, expected } = await planewatch.listeners();

    assert.ok(found.controlplane.length > 0);
    assert.deepEqual(found, expected);
  });

  test('nobody else on this machine can read the state', () => {
    const all = readdirSync(planewatch.state, { recursive: true }).map((name) => join(planewatch.state, name));
    // What an engine removed meanwhile has no mode any more.
    const open = [planewatch.state, ...all].filter((path) => {
      const found = lstatSync(path, { throwIfNoEntry: false });
      return found && !found.isSymbolicLink() && (found.mode & 0o077) !== 0;
    });
    assert.deepEqual(open, []);
  });

  test("a page of another origin, in a browser on this machine, can neither read nor change an engine", async () => {
    const headers = { Origin: 'http://attacker.example', Host: 'attacker.example', 'Content-Type': 'text/plain' };
    const attempts = [
      ['POST', 9090, '/-/reload'],
      ['POST', 9090, '/-/quit'],
      ['POST', 9090, '/api/v1/admin/tsdb/snapshot'],
      ['POST', 9090, '/api/v1/admin/tsdb/delete_series?match[]=up'],
      ['GET', 9090, '/api/v1/query?query=up'],
      ['GET', 9090, '/federate?match[]=up'],
      ['POST', 9093, '/-/reload'],
      ['POST', 9093, '/api/v2/silences'],
      ['GET', 9093, '/api/v2/alerts'],
    ];
    for (const [method, served, path] of attempts) assert.equal(await status({ port: port(served), method, path, headers }), 401, `${method} ${path}`);
  });

  test('a plain connection is not upgraded to HTTP/2', async () => {
    const headers = { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': 'AAMAAABkAAQAoAAAAAIAAAAA' };
    for (const served of [3000, 8081]) assert.equal(await status({ port: port(served), path: '/health/live', headers }), 200);
  });

  test('every JVM ends when it runs out of memory, instead of answering some requests and failing others', async () => {
    const pids = await planewatch.pids();
    for (const name of ['controlplane', 'dataplane-prod', 'load']) {
      const options = readFileSync(`/proc/${pids[name]}/cmdline`, 'utf8').split('\0');
      assert.ok(options.includes('-XX:+ExitOnOutOfMemoryError'), `${name}: ${options}`);
    }
  });

  test('no answer names the server, and the control plane refuses TRACE', async () => {
    for (const served of [3000, 8081]) {
      for (const path of ['/health/live', '/api/products', '/', '/WEB-INF/web.xml']) {
        const answer = await fetch(`http://127.0.0.1:${port(served)}${path}`);
        assert.equal(answer.headers.get('server'), null, path);
        assert.equal(answer.headers.get('x-powered-by'), null, path);
      }
    }
    assert.equal(await status({ port: port(3000), method: 'TRACE', path: '/health/live' }), 405);
  });

  test('traffic arrives from every data plane', async () => {
    const query = encodeURIComponent('sum by (data_plane) (rate(http_server_request_duration_seconds_count[30s])) > 0');
    await eventually(60, 'three planes have a rate', async () => {
      const { text } = await get(`/api/v1/query?query=${query}`, token);
      return JSON.parse(text).data.result.length === 3;
    });
  });

  test('data has the same bytes as from Prometheus, first asked and from the cache', async () => {
    // A scrape is stored at the time of its start once it ended: on a busy machine the end of the range may gain a sample between two questions.
    await eventually(60, 'the same bytes', async () => {
      const end = Math.floor(Date.now() / 1000) - 5;
      const range = `query=${encodeURIComponent('rate(http_server_request_duration_seconds_bucket[30s])')}&start=${end - 300}&end=${end}&step=7`;
      const direct = await (await fetch(`${prometheus}/api/v1/query_range?${range}`, { headers: planewatch.engineAuthorization() })).text();
      for (const turn of ['first', 'again']) {
        assert.equal((await get(`/api/v1/query_range?${range}`, token)).text, direct, turn);
      }
      const instant = `query=up&time=${end}`;
      const directly = await (await fetch(`${prometheus}/api/v1/query?${instant}`, { headers: planewatch.engineAuthorization() })).text();
      assert.equal((await get(`/api/v1/query?${instant}`, token)).text, directly);
      return true;
    });
  });

  test('promtool asks the facade as it asks Prometheus', async () => {
    assert.match(await promtool(token, 'instant', controlplane, 'count by (data_plane) (up)'), /data_plane="prod"/);
    const end = new Date();
    const range = [`--start=${new Date(end - 60_000).toISOString()}`, `--end=${end.toISOString()}`, '--step=10s'];
    assert.match(await promtool(token, 'range', ...range, controlplane, 'up{data_plane="qa"}'), /data_plane="qa"/);
    assert.match(await promtool(token, 'series', '--match=up', controlplane), /data_plane="dev"/);
    assert.match(await promtool(token, 'labels', controlplane, 'data_plane'), /^prod$/m);
    const qa = await planewatch.token('--role', 'viewer', '--planes', 'qa');
    assert.equal((await promtool(qa, 'labels', controlplane, 'data_plane')).trim(), 'qa');
  });

  test("PyPI's prometheus-api-client asks the facade as it asks Prometheus", async (t) => {
    const got = await python(controlplane, token);
    if (!got) return t.skip("there is no Python 3 with venv; install it, e.g. 'apt-get install python3-venv'");
    assert.equal(got.connected, true);
    assert.ok(got.metrics.includes('up'));
    for (const plane of ['prod', 'dev', 'qa']) assert.ok(got.planes.includes(plane));
    assert.ok(got.instant.length >= 3 && got.current.length === got.instant.length);
    assert.ok(got.range.every((series) => series.values.length > 0) && got.range.length > 0);
    const qa = await python(controlplane, await planewatch.token('--role', 'viewer', '--planes', 'qa'));
    assert.deepEqual(qa.planes, ['qa']);
    assert.deepEqual([...new Set(qa.instant.map((series) => series.metric.data_plane))], ['qa']);
  });

  test("Thanos's query-frontend with the facade downstream answers as the facade does", async () => {
    await withQueryFrontend(controlplane, async (frontend) => {
      const headers = { Authorization: `Bearer ${token}` };
      let range;
      // A scrape is stored at the time of its start once it ended, so a step between two questions may gain a sample.
      await eventually(60, 'both answer the same for every plane', async () => {
        const end = Math.floor(Date.now() / 15_000) * 15 - 15;
        range = `/api/v1/query_range?query=${encodeURIComponent('sum by (data_plane) (up)')}&start=${end - 120}&end=${end}&step=15`;
        const through = await (await fetch(frontend + range, { headers })).json();
        const direct = JSON.parse((await get(range, token)).text);
        assert.deepEqual(through.data.result, direct.data.result);
        return through.data.result.length >= 3;
      });
      assert.equal((await fetch(frontend + range)).status, 401);
    });
  });

  test('the control plane is scraped as data_plane="control"', async () => {
    const query = encodeURIComponent('planewatch_range_cache_bytes{data_plane="control"}');
    await eventually(60, 'its metrics arrive', async () => JSON.parse((await get(`/api/v1/query?query=${query}`, token)).text).data.result.length === 1);
    const qa = await planewatch.token('--role', 'viewer', '--planes', 'qa');
    assert.deepEqual(JSON.parse((await get(`/api/v1/query?query=${query}`, qa)).text).data.result, []);
  });

  test('without a token it is 401, with a wrong one too', async () => {
    assert.equal((await get('/api/v1/query?query=up')).status, 401);
    assert.equal((await get('/api/v1/query?query=up', `${token.slice(0, -2)}xx`)).status, 401);
    assert.equal((await get('/api/planewatch/planes')).status, 401);
  });

  test('a token for one data plane sees nothing of another', async () => {
    const viewer = await planewatch.token('--role', 'viewer', '--planes', 'qa');
    const everything = encodeURIComponent('{__name__=~".+"}');
    const { status, text } = await get(`/api/v1/query?query=${everything}`, viewer);
    assert.equal(status, 200);
    const planes = new Set(JSON.parse(text).data.result.map((series) => series.metric.data_plane));
    assert.deepEqual([...planes], ['qa']);
    assert.equal((await get('/api/v1/query?query=up&data_plane=prod', viewer)).status, 403);
    assert.equal((await get('/api/v1/query?query=up', viewer, { 'X-Scope-OrgID': 'nothing' })).status, 403);
  });

  for (const block of blocks()) {
    test(`the commands of ${block.file}:${block.line} do what the document says`, () => performed(block, planewatch));
  }

  test('a killed WAR shows within 30 s while its collector lives, and the others are untouched', async () => {
    const pids = await planewatch.pids();
    process.kill(pids['dataplane-qa'], 'SIGKILL');
    const killedAt = Date.now();

    // A beat of the others may be late on a busy machine; what counts is the time of the state, not of the question.
    const planes = await eventually(60, 'qa is down and the others live', async () => {
      const listed = JSON.parse((await get('/api/planewatch/planes', token)).text).planes;
      assert.deepEqual(Object.fromEntries(listed.map((plane) => [plane.id, plane.state])), { prod: 'LIVE', dev: 'LIVE', qa: 'DOWN' });
      return listed;
    });

    const qa = planes.find((plane) => plane.id === 'qa');
    assert.ok(Math.abs(Date.parse(qa.since) - killedAt) < 30_000, `since ${qa.since}`);
    assert.ok(alive(pids['collector-qa']));
  });

  test('up after a crash starts what is missing and nothing else', async () => {
    const before = await planewatch.pids();
    process.kill(before.controlplane, 'SIGKILL');

    const { code, err } = await planewatch.run('up');

    assert.equal(code, 0, err);
    const now = await planewatch.pids();
    assert.equal(now.prometheus, before.prometheus);
    assert.equal(now['dataplane-prod'], before['dataplane-prod']);
    assert.notEqual(now.controlplane, before.controlplane);
    assert.ok(now['dataplane-qa']);
    await eventually(90, 'all planes are live again', async () => {
      const listed = JSON.parse((await get('/api/planewatch/planes', token)).text).planes;
      return listed.every((plane) => plane.state === 'LIVE');
    });
  });

  test('a data plane is added and removed while the others run', async () => {
    const before = await planewatch.pids();

    const added = await planewatch.run('plane', 'add', 'uat');
    assert.equal(added.code, 0, added.err);
    await eventually(90, 'uat is live', async () => {
      const listed = JSON.parse((await get('/api/planewatch/planes', token)).text).planes;
      return listed.find((plane) => plane.id === 'uat')?.state === 'LIVE';
    });
    const removed = await planewatch.run('plane', 'remove', 'uat');

    assert.equal(removed.code, 0, removed.err);
    assert.deepEqual(await planewatch.pids(), before);
    const listed = JSON.parse((await get('/api/planewatch/planes', token)).text).planes;
    assert.ok(listed.every((plane) => plane.id !== 'uat' || plane.state === 'RETIRED'));
    assert.equal(existsSync(join(planewatch.state, 'data', 'dataplane-uat')), false);
  });

  test('no log holds a secret', async () => {
    const secrets = readdirSync(join(planewatch.state, 'secrets')).map((name) => join(planewatch.state, 'secrets', name));
    for (const secret of secrets) {
      const grep = ['-rlF', '-f', secret, join(planewatch.state, 'logs')];
      assert.throws(() => execFileSync('grep', grep), `${secret} stands in a log`);
    }
  });

  test('down leaves no process behind and keeps the data', async () => {
    const { code, out } = await planewatch.run('down');
    assert.equal(code, 0);
    assert.match(out, /data is kept/);
    assert.deepEqual(leftovers(), []);
    assert.ok(existsSync(join(planewatch.state, 'data', 'prometheus')));
  });

  test('clean removes everything', async () => {
    const { code } = await planewatch.run('clean');
    assert.equal(code, 0);
    assert.equal(existsSync(planewatch.state), false);
  });
});
