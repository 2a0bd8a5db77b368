import { endMs, Grid } from '../prometheus/grid';
import { Exemplar } from '../prometheus/exemplar';

export interface ExemplarPoint {
  readonly exemplar: Exemplar;
  /** Shares of the plot's width and height, from the left and from below. */
  readonly x: number;
  readonly y: number;
  /** Which of the plot's columns it stands in; no two points share one, so each can be hit on a telephone. */
  readonly column: number;
}

export const COLUMNS = 12;

/** The slowest request of each stretch of the chart: more points would hide the lines, and the slow ones are what one looks for. */
export function exemplarPoints(exemplars: readonly Exemplar[], grid: Grid, axisMax: number): readonly ExemplarPoint[] {
  const span = endMs(grid) - grid.startMs;
  const slowest = new Map<number, ExemplarPoint>();
  for (const exemplar of exemplars) {
    const x = (exemplar.atMs - grid.startMs) / span;
    const column = Math.min(COLUMNS - 1, Math.floor(x * COLUMNS));
    if (x >= 0 && x <= 1 && exemplar.value > (slowest.get(column)?.exemplar.value ?? -1)) {
      slowest.set(column, { exemplar, column, x, y: Math.min(1, exemplar.value / axisMax) });
    }
  }
  return [...slowest.values()].sort((a, b) => a.x - b.x);
}
