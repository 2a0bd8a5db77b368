import { Lines } from './lines';
import { readingAt } from './reading';

const line = (name: string, ...values: number[]) => ({ name, slot: 0, dashed: false, values: Float64Array.from(values) });
const LINES: Lines = { grid: { startMs: 0, stepMs: 10, count: 2 }, lines: [line('a', 1, 5), line('b', 3, Number.NaN), line('c', 2, 9)] };

describe('readingAt', () => {
  it('puts the highest value first and gaps last', () => {
    expect(readingAt(LINES, 11, undefined)?.lines.map(({ line: { name } }) => name)).toEqual(['c', 'a', 'b']);
  });

  it('marks the line nearest to the pointer', () => {
    expect(readingAt(LINES, 0, 2.4)?.lines.find(({ nearest }) => nearest)?.line.name).toBe('c');
    expect(readingAt(LINES, 0, undefined)?.lines.some(({ nearest }) => nearest)).toBe(false);
  });

  it('reads nothing outside the range', () => {
    expect(readingAt(LINES, 100, undefined)).toBeUndefined();
  });
});
