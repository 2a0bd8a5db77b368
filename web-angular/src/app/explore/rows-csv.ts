import { csvText } from '../chart/csv';
import { Row } from './engine-answer';

/** A row a series, a column a label, the value last. */
export function rowsCsv(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap(({ labels }) => Object.keys(labels)))];
  return csvText([[...names, 'value'], ...rows.map(({ labels, value }) => [...names.map((name) => labels[name] ?? ''), value])]);
}
