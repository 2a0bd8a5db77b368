import { hiddenText, parseHidden } from './hidden-lines';

describe('hidden lines', () => {
  it('come back from the address, whatever they are called', () => {
    const hidden = new Map([
      ['Request rate', new Set(['prod', 'a~b|c'])],
      ['sum(x) | y', new Set(['{le="0.1"}'])],
    ]);
    expect(parseHidden(hiddenText(hidden))).toEqual(hidden);
  });

  it('leave nothing in the address where all are shown', () => {
    expect(hiddenText(new Map([['Request rate', new Set<string>()]]))).toBe('');
    expect(parseHidden('')).toEqual(new Map());
  });

  it('are read as far as a cut address goes', () => {
    expect(parseHidden('Rate~pro%')).toEqual(new Map([['Rate', new Set(['pro%'])]]));
  });
});
