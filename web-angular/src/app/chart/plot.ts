import { endMs, Grid } from '../prometheus/grid';

/** Where the plot lies inside a chart; fixed, so that all charts of a page stand exactly below each other. */
export const PLOT = { left: 60, right: 16, top: 10, bottom: 22 };

/** The time under a horizontal position, counted from the plot's left edge and kept inside it. */
export function timeAtX(x: number, plotWidth: number, grid: Grid): number {
  const share = plotWidth <= 0 ? 0 : Math.min(1, Math.max(0, x / plotWidth));
  return grid.startMs + share * (endMs(grid) - grid.startMs);
}

/** Where a time stands, as a share of the plot's width; undefined outside the plot. */
export function shareOf(timeMs: number, grid: Grid): number | undefined {
  const span = endMs(grid) - grid.startMs;
  const share = span === 0 ? 0 : (timeMs - grid.startMs) / span;
  return share >= 0 && share <= 1 ? share : undefined;
}

const PAGE_STEPS = 10;

/** The step that a key leads to from another one, inside the grid; undefined for a key that leads nowhere. */
export function stepTo(key: string, from: number, { count }: Grid): number | undefined {
  const target = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    PageUp: from - PAGE_STEPS,
    PageDown: from + PAGE_STEPS,
    Home: 0,
    End: count - 1,
  }[key];
  return target === undefined ? undefined : Math.min(count - 1, Math.max(0, target));
}
