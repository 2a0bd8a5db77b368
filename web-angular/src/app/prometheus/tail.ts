import { RangeAnswer, Series } from './answer';
import { endMs, Grid } from './grid';

/** Steps younger than this may still change: exports, scrapes and rules are on their way. */
const SETTLED_AFTER_MS = 120_000;

/** The steps to ask for when the others are known from the answer before; undefined where that answer does not help. */
export function tailOf(known: RangeAnswer, wanted: Grid): Grid | undefined {
  const { grid } = known;
  const overlaps =
    grid.stepMs === wanted.stepMs &&
    // Of a grid that ends between two of its steps nothing can be used.
    (wanted.startMs - grid.startMs) % grid.stepMs === 0 &&
    grid.startMs <= wanted.startMs &&
    endMs(grid) >= wanted.startMs &&
    endMs(grid) <= endMs(wanted);
  if (!overlaps || known.warnings.length > 0) {
    return undefined;
  }
  const settledSteps = Math.ceil(SETTLED_AFTER_MS / wanted.stepMs);
  const startMs = endMs(grid) - (settledSteps - 1) * wanted.stepMs;
  return startMs <= wanted.startMs ? undefined : { ...wanted, startMs, count: Math.round((endMs(wanted) - startMs) / wanted.stepMs) + 1 };
}

/** The wanted grid from what was known and the tail that was asked for. */
export function joined(known: RangeAnswer, tail: RangeAnswer, wanted: Grid): RangeAnswer {
  const former = new Map(known.series.map((series) => [keyOf(series), series]));
  const newer = new Map(tail.series.map((series) => [keyOf(series), series]));
  const shift = Math.round((wanted.startMs - known.grid.startMs) / wanted.stepMs);
  const settled = Math.round((tail.grid.startMs - wanted.startMs) / wanted.stepMs);
  const series = [...new Set([...former.keys(), ...newer.keys()])].flatMap((key) => {
    const [old, fresh] = [former.get(key), newer.get(key)];
    const values = new Float64Array(wanted.count).fill(Number.NaN);
    values.set(old?.values.subarray(shift, shift + settled) ?? []);
    values.set(fresh?.values ?? [], settled);
    // A series that has left the range is gone, as it would be in a whole answer.
    return values.every(Number.isNaN) ? [] : [{ labels: (fresh ?? old)?.labels ?? {}, values }];
  });
  return { grid: wanted, series, warnings: tail.warnings };
}

/** What is known of an answer's steps stays where the answer has nothing, because the engine that would know is away. */
export function filledFrom(known: RangeAnswer, answer: RangeAnswer): RangeAnswer {
  const { grid } = answer;
  const shift = (grid.startMs - known.grid.startMs) / grid.stepMs;
  if (known.grid.stepMs !== grid.stepMs || !Number.isInteger(shift)) {
    return answer;
  }
  const newer = new Map(answer.series.map((series) => [keyOf(series), series]));
  const former = new Map(known.series.map((series) => [keyOf(series), series]));
  const series = [...new Set([...newer.keys(), ...former.keys()])].flatMap((key) => {
    const [fresh, old] = [newer.get(key), former.get(key)];
    const values = Float64Array.from({ length: grid.count }, (_, index) => {
      const value = fresh?.values[index] ?? Number.NaN;
      return Number.isNaN(value) ? (old?.values[index + shift] ?? Number.NaN) : value;
    });
    return values.every(Number.isNaN) ? [] : [{ labels: (fresh ?? old)?.labels ?? {}, values }];
  });
  return { ...answer, series };
}

function keyOf({ labels }: Series): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
