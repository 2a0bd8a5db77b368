/** The steps that a range query is evaluated at; every series of an answer has one value a step, NaN where it has none. */
export interface Grid {
  readonly startMs: number;
  readonly stepMs: number;
  readonly count: number;
}

const STEPS_S = [10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 86_400];
const MOST_STEPS = 360;
/** Prometheus refuses more. */
const MOST_POINTS = 11_000;

export function endMs(grid: Grid): number {
  return grid.startMs + (grid.count - 1) * grid.stepMs;
}

export function timeAt(grid: Grid, index: number): number {
  return grid.startMs + index * grid.stepMs;
}

/** The step nearest to a time, or undefined where the time lies outside the grid. */
export function indexAt(grid: Grid, timeMs: number): number | undefined {
  const index = Math.round((timeMs - grid.startMs) / grid.stepMs);
  return index >= 0 && index < grid.count ? index : undefined;
}

/** Start and end are multiples of the step, so that the same steps are asked for again and caches can answer. */
export function alignedGrid(fromMs: number, toMs: number): Grid {
  return gridWithStep(fromMs, toMs, stepFor(toMs - fromMs));
}

/** With a step of one's own, widened where the engine would refuse so many points. */
export function gridWithStep(fromMs: number, toMs: number, wishedMs: number): Grid {
  const stepMs = Math.max(wishedMs, Math.ceil((toMs - fromMs) / MOST_POINTS / 1000) * 1000);
  const startMs = Math.ceil(fromMs / stepMs) * stepMs;
  const lastMs = Math.max(startMs, Math.floor(toMs / stepMs) * stepMs);
  return { startMs, stepMs, count: Math.round((lastMs - startMs) / stepMs) + 1 };
}

function stepFor(spanMs: number): number {
  const fitting = STEPS_S.find((step) => spanMs / (step * 1000) <= MOST_STEPS);
  const widest = STEPS_S[STEPS_S.length - 1] ?? 86_400;
  return 1000 * (fitting ?? Math.ceil(spanMs / 1000 / MOST_STEPS / widest) * widest);
}
