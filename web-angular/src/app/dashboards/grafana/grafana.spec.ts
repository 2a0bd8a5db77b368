import { readdirSync, readFileSync } from 'node:fs';
import { expressionsOf, parseDashboard } from '../perses';
import { nameOf } from '../perses';
import { fromGrafana, isGrafana } from './grafana';

const FOLDER = 'src/app/dashboards/grafana/samples';
const samples = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
const read = (file: string) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as unknown;

describe.each(samples)('%s', (file) => {
  const { dashboard } = fromGrafana(read(file));
  const text = readFileSync(`${FOLDER}/${file}`, 'utf8');

  it('becomes a dashboard that is drawn', () => {
    expect(isGrafana(read(file))).toBe(true);
    parseDashboard(dashboard);
    expect(Object.keys(dashboard.spec.panels).length).toBeGreaterThan(0);
  });

  it('keeps every expression of every panel that can be drawn', () => {
    const kept = Object.values(dashboard.spec.panels).flatMap((panel) => expressionsOf(panel).map(({ query }) => query));
    expect(kept.length).toBeGreaterThan(0);
    kept.forEach((query) =>
      expect(text).toContain(
        JSON.stringify(query)
          .slice(1, -1)
          .replace(/^\((.*)\) \* [\d.]+$/, '$1'),
      ),
    );
  });
});

describe('fromGrafana', () => {
  const imported = fromGrafana({
    title: 'Käse & Brot',
    links: [{ url: 'x' }],
    templating: {
      list: [
        { type: 'query', name: 'env', query: { query: 'label_values(up{job="a"}, environment)' }, includeAll: true, multi: true },
        { type: 'query', name: 'odd', query: 'query_result(up)' },
        { type: 'custom', name: 'size', query: 'a, big : b', current: { value: 'b' } },
      ],
    },
    panels: [
      {
        type: 'timeseries',
        title: 'Time',
        gridPos: { x: 2, y: 10, w: 8, h: 6 },
        fieldConfig: { defaults: { unit: 'ms', thresholds: { steps: [{ value: null }, { value: 5 }] } }, overrides: [{ matcher: 'x' }] },
        transformations: [{ id: 'merge' }],
        targets: [
          { expr: 'x', legendFormat: '{{a}}' },
          { expr: 'y', hide: true },
        ],
      },
      { type: 'piechart', title: 'Pie', gridPos: { x: 0, y: 16, w: 24, h: 8 } },
    ],
  });

  it('names everything that is lost', () => {
    expect(imported.dropped).toEqual([
      'links',
      'variable odd: its query query_result(up) is not label_values()',
      'panel “Time”: transformations',
      'panel “Time”: 1 of 2 queries (hidden, or not PromQL)',
      'panel “Time”: fieldConfig.overrides',
      'panel “Pie”: its type piechart can’t be drawn',
    ]);
  });

  it('takes over place, unit, threshold and variables', () => {
    const { spec, metadata } = imported.dashboard;
    expect(metadata.name).toBe('kase-brot');
    expect(spec.layouts[0]?.spec.items[0]).toMatchObject({ x: 2, y: 0, width: 8, height: 6 });
    expect(spec.panels['panel0']?.spec.plugin.spec).toMatchObject({
      yAxis: { format: { unit: 'seconds' } },
      thresholds: { steps: [{ value: 0.005 }] },
    });
    expect(spec.panels['panel0']?.spec.queries?.[0]?.spec.plugin.spec).toEqual({ query: '(x) * 0.001', seriesNameFormat: '{{a}}' });
    expect(spec.variables?.map(({ spec: own }) => own.plugin?.spec)).toEqual([
      { labelName: 'environment', matchers: ['up{job="a"}'] },
      { values: ['a', 'b'] },
    ]);
  });

  it('finds a name for any title', () => {
    expect(nameOf('///')).toBe('dashboard');
  });
});
