import { Panel, Query, expressionsOf } from './perses';
import { meaningOf } from './panel-meaning';

/** What a person fills in about a panel. */
export interface PanelDraft {
  readonly title: string;
  readonly kind: string;
  readonly unit: string;
  /** A line an expression. */
  readonly expressions: string;
  readonly seriesName: string;
  /** Empty for none. */
  readonly threshold: string;
  readonly text: string;
}

export const KINDS: readonly { readonly kind: string; readonly label: string }[] = [
  { kind: 'TimeSeriesChart', label: 'Lines over time' },
  { kind: 'StatChart', label: 'Figure' },
  { kind: 'GaugeChart', label: 'Gauge' },
  { kind: 'BarChart', label: 'Bars' },
  { kind: 'TimeSeriesTable', label: 'Table' },
  { kind: 'HeatMapChart', label: 'Heat map of buckets' },
  { kind: 'Markdown', label: 'Text' },
];

export const UNITS: readonly { readonly unit: string; readonly label: string }[] = [
  { unit: 'decimal', label: 'none' },
  { unit: 'requests/sec', label: 'a second' },
  { unit: 'seconds', label: 'seconds' },
  { unit: 'percent-decimal', label: 'share of 1, in percent' },
  { unit: 'bytes', label: 'bytes' },
];

export const EMPTY_DRAFT: PanelDraft = {
  title: '',
  kind: 'TimeSeriesChart',
  unit: 'decimal',
  expressions: '',
  seriesName: '',
  threshold: '',
  text: '',
};

export function draftOf(panel: Panel): PanelDraft {
  const { title, thresholds, markdown } = meaningOf(panel);
  const { spec, kind } = panel.spec.plugin;
  const format = (spec['format'] ?? (spec['yAxis'] as { format?: unknown } | undefined)?.format ?? spec['yAxisFormat']) as
    { unit?: string } | undefined;
  const queries = expressionsOf(panel);
  return {
    title,
    kind,
    unit: format?.unit ?? 'decimal',
    // An expression of several lines becomes one, because here a line is an expression.
    expressions: queries.map(({ query }) => query.replace(/\s*\n\s*/g, ' ')).join('\n'),
    seriesName: queries[0]?.seriesName ?? '',
    threshold: thresholds.length === 0 ? '' : String(thresholds.at(-1)),
    text: markdown,
  };
}

/** What the form does not know stays as it was. */
export function panelOf(draft: PanelDraft, former: Panel | undefined): Panel {
  const kept = former?.spec.plugin.kind === draft.kind ? former.spec.plugin.spec : {};
  return {
    kind: 'Panel',
    spec: {
      ...former?.spec,
      display: { ...former?.spec.display, name: draft.title.trim() },
      plugin: { kind: draft.kind, spec: { ...kept, ...specOf(draft) } },
      queries: draft.kind === 'Markdown' ? [] : queriesOf(draft),
    },
  };
}

function specOf({ kind, unit, threshold, text }: PanelDraft): Record<string, unknown> {
  if (kind === 'Markdown') {
    return { text };
  }
  const format =
    kind === 'TimeSeriesChart'
      ? { yAxis: { format: { unit } } }
      : kind === 'HeatMapChart'
        ? { yAxisFormat: { unit } }
        : { format: { unit } };
  const value = Number(threshold);
  const thresholds = threshold.trim() === '' || Number.isNaN(value) ? undefined : { steps: [{ value }] };
  return { ...format, thresholds };
}

function queriesOf({ expressions, seriesName }: PanelDraft): readonly Query[] {
  return expressions
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((query) => {
      const spec = { query, ...(seriesName.trim() === '' ? {} : { seriesNameFormat: seriesName.trim() }) };
      return { kind: 'TimeSeriesQuery', spec: { plugin: { kind: 'PrometheusTimeSeriesQuery', spec } } };
    });
}
