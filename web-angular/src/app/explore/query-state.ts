import { duration } from '../prometheus/promql';
import { DEFAULT_RANGE, parseRange, Range } from '../range/range';

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
const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

type Params = Readonly<Record<string, string | undefined>>;

/** From Prometheus's own addresses (`g0.expr`, `g0.tab`, `g0.range_input`, …), those of its former interface among them. */
export function parseQueries(params: Params): readonly QueryState[] {
  const queries: QueryState[] = [];
  for (let index = 0; index < MOST_QUERIES; index++) {
    const of = (name: string) => params[`g${index}.${name}`];
    if (of('expr') === undefined) {
      break;
    }
    queries.push({
      expression: of('expr') ?? '',
      tab: parseTab(of('tab')),
      range: parseSpan(of('range_input'), of('end_input')) ?? DEFAULT_RANGE,
      stepMs: of('res_type') === 'auto' ? undefined : parseStep(of('res_step') ?? of('step_input')),
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
    set('range_input', duration(range.kind === 'last' ? range.lengthMs : range.toMs - range.fromMs));
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
  if (/^\d+(\.\d+)?$/.test(trimmed)) {
    return Number(trimmed) * 1000;
  }
  if (!/^(\d+[smhdw])+$/.test(trimmed)) {
    return undefined;
  }
  return [...trimmed.matchAll(/(\d+)([smhdw])/g)].reduce((sum, [, figure, unit]) => sum + Number(figure) * (UNIT_MS[unit ?? ''] ?? 0), 0);
}

function parseTab(text: string | undefined): Tab {
  switch (text) {
    case 'table':
    case '1':
      return 'table';
    case 'explain':
      return 'explain';
    default:
      return 'graph';
  }
}

function parseSpan(length: string | undefined, end: string | undefined): Range | undefined {
  const lengthMs = parseLength(length ?? '');
  if (lengthMs === undefined) {
    return undefined;
  }
  const toMs = Date.parse(`${(end ?? '').replace(' ', 'T')}Z`);
  return Number.isNaN(toMs)
    ? parseRange(duration(lengthMs), undefined, undefined)
    : parseRange(undefined, new Date(toMs - lengthMs).toISOString(), new Date(toMs).toISOString());
}

function parseStep(text: string | undefined): number | undefined {
  const stepMs = Number(text) * 1000;
  return stepMs >= 1000 ? stepMs : undefined;
}

/** As Prometheus writes times in its addresses: `2026-11-21 10:00:00`, in UTC. */
function utcText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
