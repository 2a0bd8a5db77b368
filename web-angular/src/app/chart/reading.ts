import { indexAt, timeAt } from '../prometheus/grid';
import { Line, Lines } from './lines';

export interface ReadLine {
  readonly line: Line;
  readonly value: number;
  readonly nearest: boolean;
}

export interface Reading {
  readonly timeMs: number;
  readonly lines: readonly ReadLine[];
}

/** What every line says at a time, highest first; gaps come last. The line nearest to a value is marked. */
export function readingAt(lines: Lines, timeMs: number, nearTo: number | undefined): Reading | undefined {
  const index = indexAt(lines.grid, timeMs);
  if (index === undefined) {
    return undefined;
  }
  const values = lines.lines.map((line) => ({ line, value: line.values[index] ?? Number.NaN }));
  const distances = values.map(({ value }) =>
    nearTo === undefined || Number.isNaN(value) ? Number.POSITIVE_INFINITY : Math.abs(value - nearTo),
  );
  const least = Math.min(...distances);
  const read = values.map((entry, position) => ({ ...entry, nearest: Number.isFinite(least) && distances[position] === least }));
  return { timeMs: timeAt(lines.grid, index), lines: read.sort((a, b) => order(b.value) - order(a.value)) };
}

function order(value: number): number {
  return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
}
