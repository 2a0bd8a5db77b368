import { sharePercent } from './share-percent';

describe('a reached share', () => {
  it.each([
    [1, '100'],
    [0.972, '97.20'],
    [0.98999, '98.99'],
    [0.99996, '99.9960'],
    [0.9999999, '99.999990'],
    [0, '0.00'],
  ])('of %d is told as %s', (share, text) => {
    expect(sharePercent(share)).toBe(text);
  });
});
