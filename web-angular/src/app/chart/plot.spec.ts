import { stepTo } from './plot';

const GRID = { startMs: 0, stepMs: 1000, count: 20 };

describe('stepTo', () => {
  it.each([
    ['ArrowLeft', 5, 4],
    ['ArrowRight', 19, 19],
    ['PageUp', 5, 0],
    ['PageDown', 5, 15],
    ['Home', 5, 0],
    ['End', 5, 19],
    ['x', 5, undefined],
  ])('leads by %s from %d to %s', (key, from, to) => {
    expect(stepTo(key, from, GRID)).toBe(to);
  });
});
