import { contrastOf, inkOn, readableOn } from './accent';

describe('readableOn', () => {
  it.each(['#ffe600', '#e20074', '#00ff00', '#123456', '#ffffff', '#000000', '#808080'])(
    'makes %s readable on light and dark',
    (colour) => {
      for (const surface of ['#ffffff', '#edeff2', '#161a1f', '#1e242a']) {
        expect(contrastOf(readableOn(colour, surface), surface)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('leaves a colour as it is where it can be read', () => {
    expect(readableOn('#0a5aa8', '#ffffff')).toBe('#0a5aa8');
  });
});

describe('inkOn', () => {
  it.each(['#ffe600', '#0a5aa8', '#777777', '#e20074'])('can be read on %s', (colour) => {
    expect(contrastOf(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
  });
});
