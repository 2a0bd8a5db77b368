import { RangeAnswer } from './answer';
import { Grid } from './grid';
import { filledFrom, joined, tailOf } from './tail';

const STEP_MS = 60_000;
const grid = (start: number, count: number): Grid => ({ startMs: start * STEP_MS, stepMs: STEP_MS, count });
const answer = (at: Grid, series: Record<string, number[]>, warnings: string[] = []): RangeAnswer => ({
  grid: at,
  warnings,
  series: Object.entries(series).map(([environment, values]) => ({ labels: { environment }, values: Float64Array.from(values) })),
});

describe('tailOf', () => {
  it('asks for what is new and for what may still change', () => {
    expect(tailOf(answer(grid(0, 10), {}), grid(1, 10))).toEqual(grid(8, 3));
  });

  it.each([
    ['another step', { ...grid(1, 10), stepMs: 30_000 }],
    ['an earlier start', grid(-1, 12)],
    ['no overlap', grid(20, 10)],
    ['hardly any overlap', grid(9, 10)],
  ])('asks for everything where there is %s', (_, wanted) => {
    expect(tailOf(answer(grid(0, 10), {}), wanted)).toBeUndefined();
  });

  it('does not build on an answer that was partial', () => {
    expect(tailOf(answer(grid(0, 10), {}, ['a store is away']), grid(1, 10))).toBeUndefined();
  });
});

describe('joined', () => {
  it('equals the whole answer', () => {
    const known = answer(grid(0, 4), { prod: [0, 1, 2, 3], gone: [7, Number.NaN, Number.NaN, Number.NaN] });
    const tail = answer(grid(2, 3), { prod: [2.5, 3.5, 4], born: [Number.NaN, Number.NaN, 9] });
    expect(joined(known, tail, grid(1, 4))).toEqual(
      answer(grid(1, 4), { prod: [1, 2.5, 3.5, 4], born: [Number.NaN, Number.NaN, Number.NaN, 9] }),
    );
  });

  it('takes a sample that was withdrawn out of the picture', () => {
    const known = answer(grid(0, 4), { prod: [0, 1, 2, 3] });
    expect(joined(known, answer(grid(2, 2), {}), grid(0, 4))).toEqual(answer(grid(0, 4), { prod: [0, 1, Number.NaN, Number.NaN] }));
  });
});

describe('filledFrom', () => {
  const [a, b] = [Number.NaN, Number.NaN];

  it('keeps what is known where a store that is away left gaps', () => {
    const known = answer(grid(0, 4), { prod: [1, 2, 3, 4], gone: [5, 5, 5, 5] });
    const filled = filledFrom(known, answer(grid(2, 4), { prod: [30, a, b, b] }));
    expect(filled.series.map(({ values }) => [...values])).toEqual([
      [30, 4, a, b],
      [5, 5, a, b],
    ]);
  });

  it('has no use for steps of another length', () => {
    const newer = answer({ ...grid(0, 2), stepMs: 30_000 }, { prod: [1, a] });
    expect(filledFrom(answer(grid(0, 2), { prod: [1, 2] }), newer)).toBe(newer);
  });
});
