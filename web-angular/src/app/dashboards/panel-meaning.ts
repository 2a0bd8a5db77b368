import { Threshold } from '../chart/lines';
import { Unit, formatTick } from '../unit/format-value';
import { fieldsOf } from './fields';
import { Panel } from './perses';

/** What a panel's document says beyond its queries, in the words of the charts. */
export interface PanelMeaning {
  readonly title: string;
  readonly unit: Unit;
  readonly thresholds: readonly number[];
  /** Where a gauge ends. */
  readonly max: number | undefined;
  readonly hasSparkline: boolean;
  readonly markdown: string;
}

const UNITS: Readonly<Record<string, Unit>> = {
  seconds: 'seconds',
  'percent-decimal': 'ratio',
  bytes: 'bytes',
  'requests/sec': 'per-second',
  'counts/sec': 'per-second',
  'events/sec': 'per-second',
  'ops/sec': 'per-second',
};

/** What a unit is called in a document. */
export const PERSES_UNITS: Readonly<Record<Unit, string>> = {
  seconds: 'seconds',
  ratio: 'percent-decimal',
  bytes: 'bytes',
  'per-second': 'requests/sec',
  count: 'decimal',
};

export function meaningOf({ spec: { display, plugin } }: Panel): PanelMeaning {
  const { spec } = plugin;
  const format = fieldsOf(spec['format'] ?? fieldsOf(spec['yAxis'])['format'] ?? spec['yAxisFormat']);
  return {
    title: display?.name ?? '',
    unit: UNITS[String(format['unit'])] ?? 'count',
    thresholds: thresholdsOf(spec['thresholds']),
    max: typeof spec['max'] === 'number' ? spec['max'] : undefined,
    hasSparkline: spec['sparkline'] !== undefined,
    markdown: String(spec['text'] ?? ''),
  };
}

/** The last step is the bad one, the ones before it warn. */
export function toneOf(value: number, thresholds: readonly number[]): 'bad' | 'warn' | '' {
  const passed = thresholds.filter((threshold) => value >= threshold).length;
  return passed === 0 ? '' : passed === thresholds.length ? 'bad' : 'warn';
}

export function lineThreshold({ thresholds, unit }: PanelMeaning): { readonly threshold?: Threshold } {
  const value = thresholds.at(-1);
  return value === undefined ? {} : { threshold: { value, label: formatTick(value, unit), tone: 'bad' } };
}

function thresholdsOf(thresholds: unknown): readonly number[] {
  const steps = fieldsOf(thresholds)['steps'];
  return (Array.isArray(steps) ? steps : [])
    .map((step) => fieldsOf(step)['value'])
    .filter((value): value is number => typeof value === 'number')
    .sort((a, b) => a - b);
}
