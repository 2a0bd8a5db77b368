// What one caller, engine or job does; each runs until the deadline and cleans up after itself.
import { connect } from 'node:net';
import { ask, controlPlane, form } from './stack.mjs';

const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const now = () => Math.floor(Date.now() / 1000);

async function stopped(pid, until) {
  process.kill(pid, 'SIGSTOP');
  try {
    await sleep((until - Date.now()) / 1000);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

/** So many at once, each again and again until the deadline. */
const together = (count, until, once) =>
  Promise.all(
    Array.from({ length: count }, async (_, i) => {
      for (let round = 0; Date.now() < until; round++) await once(i, round);
    }),
  );

const rangeQuery = (token, fields, seconds = 60) =>
  ask('POST', '/api/v1/query_range', { token, type: 'application/x-www-form-urlencoded', body: form(fields), seconds });

function slowQueries({ tokens }, until) {
  return together(40, until, (i) =>
    rangeQuery(tokens.viewer, {
      query: `count(quantile_over_time(0.${500 + i}, ({__name__=~"jvm_.+|http.+_bucket"})[25m:1s]))`,
      start: now() - 3000,
      end: now(),
      step: 1,
      timeout: '25s',
    }),
  );
}

function wholeRange({ tokens }, until) {
  const terms = Array.from({ length: 29 }, (_, i) => `label_replace({__name__=~".+"} @ ${now()}, "z", "${i}", "", "")`);
  const query = terms.join(' or ');
  return together(20, until, () => rangeQuery(tokens.viewer, { query, start: now() - 10_990, end: now(), step: 1, timeout: '120s' }));
}

/** Connections that stay open, and are opened again when the server ends them. */
async function connections(count, until, head, piece, secondsBetween) {
  const sockets = new Set();
  const open = () => {
    const socket = connect(controlPlane, '127.0.0.1', () => socket.write(head));
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    sockets.add(socket);
  };
  while (Date.now() < until) {
    while (sockets.size < count) open();
    await sleep(secondsBetween);
    for (const socket of sockets) if (piece && socket.writable) socket.write(piece);
  }
  for (const socket of sockets) socket.destroy();
}

const post = (length) => `POST /api/planewatch/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n{"code":"`;

function slowBodies(_, until) {
  return connections(230, until, post(5000), 'a', 4);
}

function held(_, until) {
  return connections(130, until, post(1_160_000) + 'A'.repeat(1_060_000), 'a', 3);
}

async function slowReaders({ tokens }, until) {
  const body = form({ query: '{__name__=~".+"}', start: now() - 600, end: now(), step: 1 });
  const head = `POST /api/v1/query_range HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${tokens.viewer}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const readers = Array.from({ length: 64 }, () => {
    const socket = connect({ port: controlPlane, host: '127.0.0.1', highWaterMark: 1 }, () => socket.write(head));
    socket.pause();
    socket.on('error', () => {});
    return socket;
  });
  while (Date.now() < until) {
    for (const socket of readers) socket.read(1);
    await sleep(1);
  }
  for (const socket of readers) socket.destroy();
}

function largeAnswers({ tokens }, until) {
  const some = Array.from({ length: 40 }, (_, i) => `label_replace(vector(time()), "x", "${'y'.repeat(60)}${i}", "", "")`).join(' or ');
  return together(12, until, (i, round) =>
    rangeQuery(tokens.viewer, { query: some, start: now() - 33_000 - i - 17 * round, end: now() - i - 17 * round, step: 3 }, 120),
  );
}

async function dashboards({ tokens }, until) {
  const text = 'x'.repeat(500_000);
  const document = (name) => JSON.stringify({ kind: 'Dashboard', metadata: { name }, spec: { panels: { p: { kind: 'Panel', spec: { t: text } } }, layouts: [] } });
  for (let i = 0; i < 800 && Date.now() < until; i++) {
    await ask('PUT', `/api/planewatch/dashboards/fat-${i}`, { token: tokens.editor, body: document(`fat-${i}`), headers: { 'If-Match': '0' } });
  }
  while (Date.now() < until) await ask('GET', '/api/planewatch/dashboards', { token: tokens.bystander });
}

async function silences({ tokens }, until) {
  const matchers = Array.from({ length: 20 }, (_, i) => ({ name: `l${i}`, value: `(a|b)*${'x'.repeat(9900)}`, isRegex: true, isEqual: true }));
  const to = new Date(Date.now() + 30 * 86_400_000).toISOString();
  for (let i = 0; i < 5000 && Date.now() < until; i++) {
    const short = i % 2 ? matchers : [{ name: 'alertname', value: `a${i}`, isRegex: false, isEqual: true }];
    await ask('POST', '/api/planewatch/silences', { token: tokens.editor, body: JSON.stringify({ matchers: short, to, reason: `r${i}` }) });
  }
}

async function templateBomb({ tokens }, until) {
  const bomb = `{{ "x" ${'| printf "%[1]v%[1]v%[1]v%[1]v%[1]v%[1]v%[1]v%[1]v%[1]v%[1]v" '.repeat(14)}}}`;
  for (const field of ['summary', 'description', 'unit']) {
    const rule = { alert: `Harmless${field}`, expr: 'up', comparison: '>=', threshold: 0, for: 'PT0S', planes: ['prod'], [field]: bomb };
    await ask('POST', '/api/planewatch/rules', { token: tokens.editor, body: JSON.stringify(rule) });
  }
  await sleep(Math.max(0, (until - Date.now()) / 1000));
}

export const ATTACKS = {
  'prometheus-stopped': { run: ({ pids }, until) => stopped(pids.prometheus, until), engineAway: true },
  'alertmanager-stopped': { run: ({ pids }, until) => stopped(pids.alertmanager, until) },
  'slow-queries': { run: slowQueries },
  'whole-range': { run: wholeRange },
  'slow-bodies': { run: slowBodies },
  held: { run: held },
  'slow-readers': { run: slowReaders },
  'large-answers': { run: largeAnswers },
  dashboards: { run: dashboards },
  silences: { run: silences },
  'template-bomb': { run: templateBomb },
};
