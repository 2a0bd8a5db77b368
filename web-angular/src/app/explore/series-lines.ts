import { Line, Lines } from '../chart/lines';
import { RangeAnswer } from '../prometheus/answer';
import { namesOf } from '../prometheus/series-name';

/** More lines than this are a cloud, and cost the browser more than they tell. */
export const MOST_DRAWN = 100;

/** Every series as a line, named by the labels in which they differ; beyond the bound those with the highest newest value stay. */
export function linesOf({ grid, series, warnings }: RangeAnswer, slots: readonly number[] = []): Lines {
  const names = namesOf(series.map(({ labels }) => labels));
  const named = series.map(({ values }, index) => ({ name: names[index] ?? '', values, slot: slots[index] ?? index }));
  const drawn = named.length <= MOST_DRAWN ? named : [...named].sort((a, b) => newest(b.values) - newest(a.values)).slice(0, MOST_DRAWN);
  const lines = drawn.map(({ name, values, slot }): Line => ({ name, values, slot: slot % 8, dashed: slot % 16 >= 8 }));
  return { grid, lines, warnings };
}

function newest(values: Float64Array): number {
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index] ?? Number.NaN;
    if (!Number.isNaN(value)) {
      return value;
    }
  }
  return Number.NEGATIVE_INFINITY;
}
