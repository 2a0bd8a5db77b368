// The built pages, and a control plane that answers as a hundred data planes would: what is measured is the browser's work alone.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIST = new URL('../../web-angular/dist/browser/', import.meta.url).pathname;
const TYPES = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };
export const PLANES = 100;
export const PANELS = 12;

const planes = Array.from({ length: PLANES }, (_, index) => ({
  id: `plane-${index}`,
  displayName: `plane-${index}`,
  environment: ['prod', 'qa', 'dev', 'uat'][index % 4],
  lineOfBusiness: 'default',
  state: 'LIVE',
  since: new Date(0).toISOString(),
  lastSeen: new Date().toISOString(),
  path: 'collector',
  rowVersion: 1,
}));

const panelKeys = Array.from({ length: PANELS }, (_, index) => `panel${index}`);
const dashboard = {
  kind: 'Dashboard',
  metadata: { name: 'bench', project: 'planewatch' },
  spec: {
    display: { name: 'Bench' },
    duration: '24h',
    panels: Object.fromEntries(
      panelKeys.map((key) => [
        key,
        {
          kind: 'Panel',
          spec: {
            display: { name: key },
            plugin: { kind: 'TimeSeriesChart', spec: {} },
            queries: [
              {
                kind: 'TimeSeriesQuery',
                spec: { plugin: { kind: 'PrometheusTimeSeriesQuery', spec: { query: key, seriesNameFormat: '{{data_plane}}' } } },
              },
            ],
          },
        },
      ]),
    ),
    layouts: [
      {
        kind: 'Grid',
        spec: {
          items: panelKeys.map((key, index) => ({
            x: (index % 3) * 8,
            y: Math.floor(index / 3) * 9,
            width: 8,
            height: 9,
            content: { $ref: `#/spec/panels/${key}` },
          })),
        },
      },
    ],
  },
};

function range(params) {
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(params.get(name)));
  if (!params.get('query').startsWith('panel')) return { status: 'success', data: { resultType: 'matrix', result: [] } };
  const result = planes.map(({ id }, plane) => {
    const values = [];
    for (let at = start; at <= end; at += step) values.push([at, String(100 + plane + 30 * Math.sin(at / 3600 + plane))]);
    return { metric: { data_plane: id }, values };
  });
  return { status: 'success', data: { resultType: 'matrix', result } };
}

function answer(path, params) {
  switch (path) {
    case '/api/planewatch/me':
      return { name: 'bench', role: 'VIEWER' };
    case '/api/planewatch/planes':
      return { planes };
    case '/api/planewatch/dashboards/bench':
      return { version: 1, document: dashboard };
    case '/api/v1/query_range':
      return range(params);
    default:
      return {};
  }
}

export function serve() {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const file = join(DIST, pathname);
    if (pathname.startsWith('/api/')) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer(pathname, searchParams)));
    } else if (/\.\w+$/.test(pathname) && existsSync(file)) {
      response.writeHead(200, { 'content-type': TYPES[pathname.split('.').pop()] ?? 'application/octet-stream' }).end(readFileSync(file));
    } else {
      response.writeHead(200, { 'content-type': 'text/html' }).end(readFileSync(join(DIST, 'index.html'), 'utf8'));
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
