import { nameOf } from '../prometheus/series-name';
import { Row } from './engine-answer';

/** An instant answer with a column a label, so that it can be read and sorted by each. */
export interface ResultTable {
  readonly columns: readonly string[];
  readonly rows: readonly ResultRow[];
}

export interface ResultRow {
  readonly cells: readonly string[];
  /** As it is shown; `value` of the row is what the engine said. */
  readonly told: string;
  readonly row: Row;
}

/** Which column, or `value`, and which way. Undefined is the order of the engine. */
export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

export const VALUE = 'value';
/** More label columns than this can't be read; all labels stand in one column then. */
const MOST_COLUMNS = 12;
const SERIES = 'Series';
const SIGNIFICANT_DIGITS = 12;
const collator = new Intl.Collator('en', { numeric: true });

export function resultTable(rows: readonly Row[], sorting: Sorting | undefined): ResultTable {
  const labels = [...new Set(rows.flatMap((row) => Object.keys(row.labels)))];
  const columns = labels.length > MOST_COLUMNS ? [SERIES] : labels;
  const cellsOf = ({ labels: own }: Row) => (labels.length > MOST_COLUMNS ? [nameOf(own)] : columns.map((name) => own[name] ?? ''));
  const told = rows.map((row) => ({ row, cells: cellsOf(row), told: numberText(row.value) }));
  return { columns, rows: sorting === undefined ? told : sorted(told, columns, sorting) };
}

/** Twelve significant digits: what a binary fraction adds behind them is no measurement. Whole numbers and texts stay as they are. */
export function numberText(value: string): string {
  const number = Number(value);
  return !/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(value) || Number.isInteger(number)
    ? value
    : String(Number(number.toPrecision(SIGNIFICANT_DIGITS)));
}

function sorted(rows: readonly ResultRow[], columns: readonly string[], { column, descending }: Sorting): readonly ResultRow[] {
  const at = columns.indexOf(column);
  const compare = (a: ResultRow, b: ResultRow) =>
    column === VALUE ? numberOf(a) - numberOf(b) || 0 : collator.compare(a.cells[at] ?? '', b.cells[at] ?? '');
  return [...rows].sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
}

function numberOf({ row }: ResultRow): number {
  const number = Number(row.value.replace('Inf', 'Infinity'));
  return Number.isNaN(number) ? Number.NEGATIVE_INFINITY : number;
}
