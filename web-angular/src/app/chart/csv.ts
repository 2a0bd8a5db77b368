import { timeAt } from '../prometheus/grid';
import { Lines } from './lines';

/** RFC 4180: a row a step, oldest first, times in UTC, a gap is an empty field. */
export function csvOf({ grid, lines }: Lines): string {
  const rows = [['time', ...lines.map(({ name }) => name)]];
  for (let index = 0; index < grid.count; index++) {
    const values = lines.map(({ values: own }) => own[index] ?? Number.NaN);
    rows.push([new Date(timeAt(grid, index)).toISOString(), ...values.map((value) => (Number.isNaN(value) ? '' : String(value)))]);
  }
  return csvText(rows);
}

export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(field).join(',') + '\r\n').join('');
}

/** A name that begins like a formula would be computed by a spreadsheet, so it is quoted as text. */
function field(text: string): string {
  const harmless = /^[=+@]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
