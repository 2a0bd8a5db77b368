import { field, Labels, parseRange, RangeAnswer } from '../prometheus/answer';
import { Grid } from '../prometheus/grid';

/** What a query cost, as the engine counted it. */
export interface Statistics {
  readonly samplesRead: number;
  readonly peakSamples: number;
  readonly evaluationSeconds: number;
}

export interface Row {
  readonly labels: Labels;
  readonly value: string;
}

export interface Evaluated<T> {
  readonly answer: T;
  readonly statistics: Statistics | undefined;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** From the question to the parsed answer, as the person waited. */
  readonly waitedMs: number;
}

export function evaluatedRange(body: unknown, grid: Grid, waitedMs: number): Evaluated<RangeAnswer> {
  return { answer: parseRange(body, grid), ...besides(body, waitedMs) };
}

/** Any of the four types of an instant answer as rows. */
export function evaluatedInstant(body: unknown, waitedMs: number): Evaluated<readonly Row[]> {
  return { answer: rowsOf(body), ...besides(body, waitedMs) };
}

function rowsOf(body: unknown): readonly Row[] {
  const data = field(body, 'data');
  const result = field(data, 'result');
  switch (field(data, 'resultType')) {
    case 'vector':
      return Array.isArray(result) ? result.map(vectorRow) : [];
    case 'matrix':
      return Array.isArray(result) ? result.map(matrixRow) : [];
    default:
      return Array.isArray(result) ? [{ labels: {}, value: String(result[1]) }] : [];
  }
}

function vectorRow(entry: unknown): Row {
  const [value, histogram] = [field(entry, 'value'), field(entry, 'histogram')];
  const labels = (field(entry, 'metric') ?? {}) as Labels;
  return { labels, value: Array.isArray(histogram) ? histogramText(histogram[1]) : String(Array.isArray(value) ? value[1] : '') };
}

/** A native histogram as Prometheus's own page tells it: count, sum, and each bucket with its bounds. */
function histogramText(histogram: unknown): string {
  const buckets = field(histogram, 'buckets');
  const lines = (Array.isArray(buckets) ? buckets : []).map((bucket: readonly unknown[]) => {
    const [rule, from, to, count] = bucket;
    const [open, close] = [rule === 1 || rule === 3 ? '[' : '(', rule === 0 || rule === 3 ? ']' : ')'];
    return `${open}${String(from)}, ${String(to)}${close}: ${String(count)}`;
  });
  return [`count ${String(field(histogram, 'count'))}`, `sum ${String(field(histogram, 'sum'))}`, ...lines].join('\n');
}

function matrixRow(entry: unknown): Row {
  const points = field(entry, 'values');
  const values = Array.isArray(points) ? points.map((point: readonly unknown[]) => `${String(point[1])} @${String(point[0])}`) : [];
  return { labels: (field(entry, 'metric') ?? {}) as Labels, value: values.join('\n') };
}

function besides(body: unknown, waitedMs: number) {
  const list = (name: string) => {
    const found = field(body, name);
    return Array.isArray(found) ? found.map(String) : [];
  };
  return { waitedMs, statistics: statisticsOf(field(field(body, 'data'), 'stats')), warnings: list('warnings'), infos: list('infos') };
}

function statisticsOf(stats: unknown): Statistics | undefined {
  const [samples, timings] = [field(stats, 'samples'), field(stats, 'timings')];
  const [read, peak, seconds] = [field(samples, 'totalQueryableSamples'), field(samples, 'peakSamples'), field(timings, 'evalTotalTime')];
  return typeof read === 'number' && typeof peak === 'number' && typeof seconds === 'number'
    ? { samplesRead: read, peakSamples: peak, evaluationSeconds: seconds }
    : undefined;
}
