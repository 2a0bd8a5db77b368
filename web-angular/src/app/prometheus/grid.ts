/** The steps that a range query is evaluated at; every series of an answer has one value a step, NaN where it has none. */
export interface Grid {
  readonly startMs: number;
  readonly stepMs: number;
  readonly count: number;
}

const STEPS_S = [10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 86_400];
const MOST_STEPS = 360;
/** Ends of a grid are multiples of this, or of a thirtieth of its step where that is more. */
const FINEST_END_MS = 60_000;
const ENDS_A_STEP = 30;
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

/**
 * The last step is as near to the end as caches allow: a wide step that ends at its own multiple would hide the newest half hour of a week.
 * Steps of up to a minute are multiples of themselves, so that the same steps are asked for again at each refresh.
 */
export function alignedGrid(fromMs: number, toMs: number): Grid {
  return gridWithStep(fromMs, toMs, stepFor(toMs - fromMs));
}

/** With a step of one's own, widened where the engine would refuse so many points. */
export function gridWithStep(fromMs: number, toMs: number, wishedMs: number): Grid {
  const stepMs = Math.max(wishedMs, Math.ceil((toMs - fromMs) / MOST_POINTS / 1000) * 1000);
  const endEveryMs = Math.min(stepMs, Math.max(FINEST_END_MS, Math.ceil(stepMs / ENDS_A_STEP / 1000) * 1000));
  const lastMs = Math.max(fromMs, Math.floor(toMs / endEveryMs) * endEveryMs);
  const count = Math.floor((lastMs - fromMs) / stepMs) + 1;
  return { startMs: lastMs - (count - 1) * stepMs, stepMs, count };
}

function stepFor(spanMs: number): number {
  const fitting = STEPS_S.find((step) => spanMs / (step * 1000) <= MOST_STEPS);
  const widest = STEPS_S[STEPS_S.length - 1] ?? 86_400;
  return 1000 * (fitting ?? Math.ceil(spanMs / 1000 / MOST_STEPS / widest) * widest);
}
