import { nameOf, namesOf } from '../prometheus/series-name';
import { Line } from '../chart/lines';
import { Series } from '../prometheus/answer';

/** The lines of one query of a panel: named by its format (`{{label}}`), or by what tells its series apart. */
export function namedLines(series: readonly Series[], format: string | undefined, slots: readonly number[]): readonly Line[] {
  const names =
    format === undefined || format === ''
      ? namesOf(series.map(({ labels }) => labels))
      : series.map(({ labels }) => filled(format, labels));
  return series.map(({ labels, values }, index) => {
    const slot = slots[index] ?? index;
    return { name: names[index] || nameOf(labels) || 'value', values, slot: slot % 8, dashed: slot % 16 >= 8 };
  });
}

function filled(format: string, labels: Readonly<Record<string, string>>): string {
  return format.replace(/\{\{\s*\.?(\w+)\s*\}\}/g, (_whole, label: string) => labels[label] ?? '');
}
