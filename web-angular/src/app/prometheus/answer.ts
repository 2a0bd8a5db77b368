import { Grid } from './grid';

export type Labels = Readonly<Record<string, string>>;

export interface Series {
  readonly labels: Labels;
  /** One value a step of the grid; NaN is a gap. */
  readonly values: Float64Array;
}

export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

export interface RangeAnswer {
  readonly grid: Grid;
  readonly series: readonly Series[];
  readonly warnings: readonly string[];
}

export interface InstantAnswer {
  readonly samples: readonly Sample[];
  readonly warnings: readonly string[];
}

export function parseRange(body: unknown, grid: Grid): RangeAnswer {
  const { result, warnings } = parseData(body, 'matrix');
  const drawable = result.filter((entry) => !isHistogram(entry));
  const histograms = result.length - drawable.length;
  if (histograms > 0 && drawable.length === 0) {
    throw new Error(HISTOGRAMS_ALONE);
  }
  return {
    grid,
    warnings: histograms === 0 ? warnings : [...warnings, `${histograms} of ${result.length} series are not drawn: ${HISTOGRAMS_ALONE}`],
    series: drawable.map((entry) => parseSeries(entry, grid)),
  };
}

export function parseInstant(body: unknown): InstantAnswer {
  const { result, warnings } = parseData(body, 'vector');
  return {
    warnings,
    samples: result
      .filter((entry) => !isHistogram(entry))
      .map((entry) => ({ labels: parseLabels(entry), value: parsePoint(field(entry, 'value')).value })),
  };
}

const HISTOGRAMS_ALONE =
  'The result consists of native histograms, which have no single value. Use histogram_quantile(), histogram_avg() or histogram_count().';

/** Whether a series of an answer has nothing but native histograms. */
export function isHistogram(entry: unknown): boolean {
  const [values, histograms] = [field(entry, 'values'), field(entry, 'histograms')];
  return field(entry, 'histogram') !== undefined || (Array.isArray(histograms) && !(Array.isArray(values) && values.length > 0));
}

/** The value of an answer with one sample; NaN where there is none. */
export function firstValue(answer: InstantAnswer): number {
  return answer.samples[0]?.value ?? Number.NaN;
}

/** The answer of what lists series, names or values. */
export function parseList(body: unknown): readonly unknown[] {
  const data = field(body, 'data');
  if (!Array.isArray(data)) {
    throw new Error('The answer is not a list.');
  }
  return data;
}

function parseData(body: unknown, type: string): { result: readonly unknown[]; warnings: readonly string[] } {
  const data = field(body, 'data');
  const result = field(data, 'result');
  if (field(body, 'status') !== 'success' || field(data, 'resultType') !== type || !Array.isArray(result)) {
    throw new Error(`The answer is not a ${type} in Prometheus's envelope.`);
  }
  const warnings = field(body, 'warnings');
  return { result, warnings: Array.isArray(warnings) ? warnings.map(String) : [] };
}

function parseSeries(entry: unknown, grid: Grid): Series {
  const values = new Float64Array(grid.count).fill(Number.NaN);
  const points = field(entry, 'values');
  for (const point of Array.isArray(points) ? points : []) {
    const { atMs, value } = parsePoint(point);
    const index = Math.round((atMs - grid.startMs) / grid.stepMs);
    if (index >= 0 && index < grid.count) {
      values[index] = value;
    }
  }
  return { labels: parseLabels(entry), values };
}

function parsePoint(point: unknown): { atMs: number; value: number } {
  if (!Array.isArray(point) || typeof point[0] !== 'number' || typeof point[1] !== 'string') {
    throw new Error('A sample is not a pair of a time and a text.');
  }
  return { atMs: point[0] * 1000, value: parseValue(point[1]) };
}

/** Prometheus writes infinities as +Inf and -Inf, which Number() does not read. */
function parseValue(text: string): number {
  return Number(text.replace('Inf', 'Infinity'));
}

function parseLabels(entry: unknown): Labels {
  const metric = field(entry, 'metric');
  if (typeof metric !== 'object' || metric === null) {
    throw new Error('A series has no labels.');
  }
  return Object.fromEntries(Object.entries(metric).map(([name, value]) => [name, String(value)]));
}

/** Of what came from outside, whatever it may be. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
