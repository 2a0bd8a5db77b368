import { Panel, Query } from '../perses';
import { Fields, fieldsOf, listOf, textOf, unread } from '../fields';
import { ReadUnit, unitOf } from './unit';

const KINDS: Readonly<Record<string, string>> = {
  timeseries: 'TimeSeriesChart',
  graph: 'TimeSeriesChart',
  stat: 'StatChart',
  singlestat: 'StatChart',
  gauge: 'GaugeChart',
  bargauge: 'BarChart',
  barchart: 'BarChart',
  table: 'TimeSeriesTable',
  'table-old': 'TimeSeriesTable',
  heatmap: 'HeatMapChart',
  text: 'Markdown',
};

/** Read, or about how Grafana itself keeps or draws a panel, which has its own answer here. */
const READ = new Set(
  (
    'id title type targets gridPos span height description datasource fieldConfig options format thresholds yaxes content mode panels collapsed ' +
    'pluginVersion cacheTimeout interval maxDataPoints aliasColors bars dashLength dashes spaceLength fill fillGradient legend lines linewidth ' +
    'nullPointMode percentage pointradius points renderer seriesOverrides stack steppedLine tooltip xaxis yaxis grid editable error isNew transparent ' +
    'colorBackground colorValue colors gauge mappingType mappingTypes nullText postfix postfixFontSize prefix prefixFontSize rangeMaps sparkline ' +
    'tableColumn valueFontSize valueMaps valueName hiddenSeries timeRegions repeatDirection scopedVars'
  ).split(' '),
);
const TARGET_READ = new Set(
  'expr legendFormat refId hide datasource format intervalFactor step interval instant range exemplar editorMode legendLink useBackend disableTextWrap fullMetaSearch includeNullMetadata'.split(
    ' ',
  ),
);

const PLAIN: ReadUnit = { unit: 'decimal', factor: 1 };

export interface ReadPanel {
  readonly panel: Panel | undefined;
  /** What could not be taken over, in words. */
  readonly dropped: readonly string[];
}

export function panelOf(body: Fields): ReadPanel {
  const name = textOf(body['title']) || `#${String(body['id'] ?? '?')}`;
  const kind = KINDS[textOf(body['type'])];
  if (kind === undefined) {
    return { panel: undefined, dropped: [`panel “${name}”: its type ${textOf(body['type']) || '(none)'} can’t be drawn`] };
  }
  const targets = listOf(body['targets']).map(fieldsOf);
  const usable = targets.filter((target) => textOf(target['expr']) !== '' && target['hide'] !== true);
  const unit = unitTextOf(body);
  const read = unitOf(unit);
  const dropped = [
    ...unread(body, READ),
    ...(read === undefined ? [`unit ${unit}`] : []),
    ...(usable.length < targets.length ? [`${targets.length - usable.length} of ${targets.length} queries (hidden, or not PromQL)`] : []),
    ...new Set(targets.flatMap((target) => unread(target, TARGET_READ).map((field) => `targets.${field}`))),
    ...configDropped(fieldsOf(body['fieldConfig'])),
  ].map((what) => `panel “${name}”: ${what}`);
  const queries = usable.map((target) => queryOf(target, read?.factor ?? 1));
  return {
    dropped,
    panel: {
      kind: 'Panel',
      spec: {
        display: {
          name: textOf(body['title']),
          ...(textOf(body['description']) === '' ? {} : { description: textOf(body['description']) }),
        },
        plugin: { kind, spec: specOf(kind, body, read ?? PLAIN) },
        queries,
      },
    },
  };
}

function specOf(kind: string, body: Fields, { unit, factor }: ReadUnit): Fields {
  if (kind === 'Markdown') {
    return { text: textOf(fieldsOf(body['options'])['content'] ?? body['content']) };
  }
  const defaults = fieldsOf(fieldsOf(body['fieldConfig'])['defaults']);
  const steps = listOf(fieldsOf(defaults['thresholds'])['steps'])
    .map((step) => fieldsOf(step)['value'])
    .filter((value): value is number => typeof value === 'number')
    .map((value) => ({ value: value * factor }));
  const thresholds = steps.length === 0 ? {} : { thresholds: { steps } };
  switch (kind) {
    case 'TimeSeriesChart':
      return { legend: { position: 'bottom', mode: 'table' }, yAxis: { format: { unit } }, ...thresholds };
    case 'HeatMapChart':
      return { yAxisFormat: { unit } };
    case 'GaugeChart':
      return {
        calculation: 'last',
        format: { unit },
        ...(typeof defaults['max'] === 'number' ? { max: defaults['max'] * factor } : {}),
        ...thresholds,
      };
    default:
      return { calculation: 'last', format: { unit }, ...thresholds };
  }
}

function queryOf(target: Fields, factor: number): Query {
  const expression = textOf(target['expr']);
  const legend = textOf(target['legendFormat']);
  const spec = {
    query: factor === 1 ? expression : `(${expression}) * ${factor}`,
    // Grafana's word for a name made of the labels.
    ...(legend === '' || legend === '__auto' ? {} : { seriesNameFormat: legend }),
  };
  return { kind: 'TimeSeriesQuery', spec: { plugin: { kind: 'PrometheusTimeSeriesQuery', spec } } };
}

function unitTextOf(body: Fields): string {
  const configured = fieldsOf(fieldsOf(body['fieldConfig'])['defaults'])['unit'];
  return textOf(configured ?? fieldsOf(listOf(body['yaxes'])[0])['format'] ?? body['format']);
}

/** Overrides and mappings change single series or values; they have no place in what is drawn here. */
function configDropped(config: Fields): readonly string[] {
  const defaults = fieldsOf(config['defaults']);
  return [
    ...(listOf(config['overrides']).length > 0 ? ['fieldConfig.overrides'] : []),
    ...(listOf(defaults['mappings']).length > 0 ? ['fieldConfig.defaults.mappings'] : []),
    ...(listOf(defaults['links']).length > 0 ? ['fieldConfig.defaults.links'] : []),
  ];
}
