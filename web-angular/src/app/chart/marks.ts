import { endMs, Grid } from '../prometheus/grid';
import { Labels, RangeAnswer } from '../prometheus/answer';
import { shareOf } from './plot';

/** Something that happened at one time, such as a release. */
export interface Annotation {
  readonly atMs: number;
  readonly text: string;
}

/** Something that held from one time to another, such as an alert. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
  readonly text: string;
}

export interface Marks {
  readonly annotations: readonly Annotation[];
  readonly periods: readonly Period[];
}

export const NO_MARKS: Marks = { annotations: [], periods: [] };

/** Annotations that stand too near to each other to be hit one by one. */
export interface Flag {
  /** Share of the plot's width. */
  readonly x: number;
  readonly annotations: readonly Annotation[];
}

export interface Band {
  readonly left: number;
  readonly width: number;
  readonly text: string;
}

const FLAG_COLUMNS = 12;

export function flagsOf(annotations: readonly Annotation[], grid: Grid): readonly Flag[] {
  const columns = new Map<number, Annotation[]>();
  for (const annotation of [...annotations].sort((a, b) => a.atMs - b.atMs)) {
    const x = shareOf(annotation.atMs, grid);
    if (x !== undefined) {
      const column = Math.min(FLAG_COLUMNS - 1, Math.floor(x * FLAG_COLUMNS));
      columns.set(column, [...(columns.get(column) ?? []), annotation]);
    }
  }
  return [...columns.values()].map((together) => ({ annotations: together, x: shareOf(together[0]?.atMs ?? 0, grid) ?? 0 }));
}

export function bandsOf(periods: readonly Period[], grid: Grid): readonly Band[] {
  const span = endMs(grid) - grid.startMs;
  return periods.flatMap(({ fromMs, toMs, text }) => {
    const left = Math.max(0, (fromMs - grid.startMs) / span);
    const right = Math.min(1, (toMs - grid.startMs) / span);
    return right > left ? [{ left, width: right - left, text }] : [];
  });
}

/** What held or happened within half a step of a time. */
export function marksAt({ annotations, periods }: Marks, timeMs: number, stepMs: number): readonly string[] {
  const held = periods.filter(({ fromMs, toMs }) => fromMs <= timeMs && timeMs <= toMs);
  const happened = annotations.filter(({ atMs }) => Math.abs(atMs - timeMs) <= stepMs / 2);
  return [...new Set([...happened, ...held].map(({ text }) => text))];
}

/** A period wherever a series has samples without a gap; half a step around, because a step stands for what lies around it. */
export function periodsOf({ grid, series }: RangeAnswer, textOf: (labels: Labels) => string): readonly Period[] {
  const { startMs, stepMs } = grid;
  return series.flatMap(({ labels, values }) => {
    const periods: Period[] = [];
    let first: number | undefined;
    for (let index = 0; index <= values.length; index++) {
      const holds = !Number.isNaN(values[index] ?? Number.NaN);
      if (holds) {
        first ??= index;
      } else if (first !== undefined) {
        periods.push({ fromMs: startMs + (first - 0.5) * stepMs, toMs: startMs + (index - 0.5) * stepMs, text: textOf(labels) });
        first = undefined;
      }
    }
    return periods;
  });
}
