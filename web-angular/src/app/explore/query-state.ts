import { Address } from '../address/address';
import { duration } from '../prometheus/promql';
import { DEFAULT_RANGE, isShowable, Range } from '../range/range';

export type Tab = 'graph' | 'table' | 'explain';

/** One query of the page. */
export interface QueryState {
  readonly expression: string;
  readonly tab: Tab;
  readonly range: Range;
  /** Undefined for a step that fits the range. */
  readonly stepMs: number | undefined;
}

export const EMPTY_QUERY: QueryState = { expression: '', tab: 'graph', range: DEFAULT_RANGE, stepMs: undefined };

const MOST_QUERIES = 20;
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** From Prometheus's own addresses (`g0.expr`, `g0.tab`, `g0.range_input`, …), those of its former interface among them. */
export function queriesIn(address: Address): readonly QueryState[] {
  const queries: QueryState[] = [];
  for (let index = 0; index < MOST_QUERIES && address.has(`g${index}.expr`); index++) {
    const prefix = `g${index}.`;
    queries.push({
      expression: address.text(`${prefix}expr`) ?? '',
      tab: address.read(`${prefix}tab`, parseTab) ?? 'graph',
      range: spanIn(address, prefix) ?? DEFAULT_RANGE,
      stepMs:
        address.text(`${prefix}res_type`) === 'auto'
          ? undefined
          : (address.read(`${prefix}res_step`, parseStep) ?? address.read(`${prefix}step_input`, parseStep)),
    });
  }
  return queries.length === 0 ? [EMPTY_QUERY] : queries;
}

export function queryParams(queries: readonly QueryState[]): Record<string, string> {
  const params: Record<string, string> = {};
  queries.forEach(({ expression, tab, range, stepMs }, index) => {
    const set = (name: string, value: string) => (params[`g${index}.${name}`] = value);
    set('expr', expression);
    set('tab', tab);
    set('range_input', exactDuration(range.kind === 'last' ? range.lengthMs : range.toMs - range.fromMs));
    if (range.kind === 'between') {
      set('end_input', utcText(range.toMs));
    }
    if (stepMs !== undefined) {
      set('res_type', 'custom');
      set('res_step', String(stepMs / 1000));
    }
  });
  return params;
}

/** The address of one query over a range. */
export function exploreParams(expression: string, range: Range): Record<string, string> {
  return queryParams([{ ...EMPTY_QUERY, expression, range }]);
}

/** `90s`, `1h30m` or seconds alone; undefined for what is no length of time. */
export function parseLength(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d{1,9}(\.\d{1,9})?$/.test(trimmed)) {
    return Number(trimmed) * 1000;
  }
  if (!/^(\d{1,9}(ms|[smhdw]))+$/.test(trimmed)) {
    return undefined;
  }
  return [...trimmed.matchAll(/(\d+)(ms|[smhdw])/g)].reduce(
    (sum, [, figure, unit]) => sum + Number(figure) * (UNIT_MS[unit ?? ''] ?? 0),
    0,
  );
}

/** Prometheus's former interface numbers its tabs. */
function parseTab(text: string): Tab | undefined {
  return new Map<string, Tab>([
    ['graph', 'graph'],
    ['0', 'graph'],
    ['table', 'table'],
    ['1', 'table'],
    ['explain', 'explain'],
  ]).get(text);
}

function spanIn(address: Address, prefix: string): Range | undefined {
  const toMs = address.read(`${prefix}end_input`, parseEnd);
  return address.read(`${prefix}range_input`, (text) => {
    const lengthMs = parseLength(text) ?? Number.NaN;
    if (!isShowable(lengthMs)) {
      return undefined;
    }
    return toMs === undefined ? { kind: 'last', lengthMs } : { kind: 'between', fromMs: toMs - lengthMs, toMs };
  });
}

function parseEnd(text: string): number | undefined {
  const ms = /^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d(\.\d{1,3})?)?$/.test(text) ? Date.parse(`${text.replace(' ', 'T')}Z`) : Number.NaN;
  return ms >= 0 ? ms : undefined;
}

function parseStep(text: string): number | undefined {
  const stepMs = parseLength(text) ?? Number.NaN;
  return stepMs >= 1000 && isShowable(Math.max(stepMs, 60_000)) ? stepMs : undefined;
}

/** As Prometheus writes times in its addresses: `2026-11-21 10:00:00`, in UTC; milliseconds only where there are some. */
function utcText(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, '');
}

/** A zoom may last any number of milliseconds; the link to it shows the same. */
function exactDuration(ms: number): string {
  const rest = ms % 1000;
  return rest === 0 ? duration(ms) : `${(ms - rest) / 1000}s${rest}ms`;
}
