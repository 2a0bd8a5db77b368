import { Grid, timeAt } from '../prometheus/grid';
import { Unit } from '../unit/format-value';
import { binaryScale, niceScale, Scale } from '../unit/nice-scale';

export interface Line {
  readonly name: string;
  /** Which of the eight series colours, and whether the line is of the second eight. */
  readonly slot: number;
  readonly dashed: boolean;
  readonly values: Float64Array;
}

export interface Lines {
  readonly grid: Grid;
  readonly lines: readonly Line[];
  /** What the engine says about the answer, such as that a part is missing. */
  readonly warnings?: readonly string[];
}

export interface Threshold {
  readonly value: number;
  readonly label: string;
  readonly tone: 'warn' | 'bad';
  /** Where it is passed by falling; otherwise by rising. */
  readonly below?: boolean;
}

export interface LinesMeaning {
  readonly title: string;
  readonly unit: Unit;
  readonly threshold?: Threshold;
}

export function isBlank(lines: Lines): boolean {
  return lines.lines.every((line) => line.values.every(Number.isNaN));
}

/** When the newest sample of any line was; undefined where there is none. */
export function newestSampleMs({ grid, lines }: Lines): number | undefined {
  for (let index = grid.count - 1; index >= 0; index--) {
    if (lines.some(({ values }) => !Number.isNaN(values[index] ?? Number.NaN))) {
      return timeAt(grid, index);
    }
  }
  return undefined;
}

/** A ratio's axis ends no lower than 0.1 %, or rounding noise would fill the chart. */
const LEAST_RATIO = 0.001;

/** The axis that fits all of these lines. */
export function scaleOf(lines: readonly Line[], unit: Unit): Scale {
  const top = highest(lines);
  if (unit === 'bytes') {
    return binaryScale(top, lowest(lines));
  }
  return niceScale(unit === 'ratio' ? Math.max(top, LEAST_RATIO) : top, lowest(lines));
}

function lowest(lines: readonly Line[]): number {
  return lines.reduce(
    (least, { values }) => values.reduce((min, value) => (Number.isFinite(value) && value < min ? value : min), least),
    0,
  );
}

function highest(lines: readonly Line[]): number {
  return lines.reduce((most, { values }) => values.reduce((max, value) => (Number.isFinite(value) && value > max ? value : max), most), 0);
}
