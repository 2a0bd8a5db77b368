import { endMs, Grid } from '../prometheus/grid';
import { shareOf } from './plot';

/** Something that happened at one time, such as a release. */
export interface Moment {
  readonly atMs: number;
  readonly text: string;
  /** By which the person who looks at it may take it away; undefined where that can't be done. */
  readonly removable?: string;
}

/** Something that held from one time to another, such as an alert. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
  readonly text: string;
  readonly tone: 'bad' | 'accent';
}

export interface Marks {
  readonly moments: readonly Moment[];
  readonly periods: readonly Period[];
}

export const NO_MARKS: Marks = { moments: [], periods: [] };

/** Moments that stand too near to each other to be hit one by one. */
export interface Flag {
  /** Share of the plot's width. */
  readonly x: number;
  readonly moments: readonly Moment[];
}

export interface Band {
  readonly left: number;
  readonly width: number;
  readonly text: string;
  readonly tone: Period['tone'];
}

/** What WCAG 2.2 asks of a target, and the width that mark-layer.css gives a flag. */
const FLAG_PX = 24;

export function flagsOf(moments: readonly Moment[], grid: Grid, widthPx: number): readonly Flag[] {
  const flags: { x: number; moments: Moment[] }[] = [];
  for (const moment of [...moments].sort((a, b) => a.atMs - b.atMs)) {
    const x = shareOf(moment.atMs, grid);
    const before = flags.at(-1);
    if (x !== undefined && before !== undefined && (x - before.x) * widthPx < FLAG_PX) {
      before.moments.push(moment);
    } else if (x !== undefined) {
      flags.push({ x, moments: [moment] });
    }
  }
  return flags;
}

export function bandsOf(periods: readonly Period[], grid: Grid): readonly Band[] {
  const span = endMs(grid) - grid.startMs;
  return periods.flatMap(({ fromMs, toMs, text, tone }) => {
    const left = Math.max(0, (fromMs - grid.startMs) / span);
    const right = Math.min(1, (toMs - grid.startMs) / span);
    return right > left ? [{ left, width: right - left, text, tone }] : [];
  });
}

/** What held or happened within half a step of a time. */
export function marksAt({ moments, periods }: Marks, timeMs: number, stepMs: number): readonly string[] {
  const held = periods.filter(({ fromMs, toMs }) => fromMs <= timeMs && timeMs <= toMs);
  const happened = moments.filter(({ atMs }) => Math.abs(atMs - timeMs) <= stepMs / 2);
  return [...new Set([...happened, ...held].map(({ text }) => text))];
}
