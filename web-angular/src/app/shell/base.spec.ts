import { belowBase } from './base';

describe('belowBase', () => {
  it('moves the contract’s paths below where the control plane stands', () => {
    expect(belowBase('/api/v1/query', '/')).toBe('/api/v1/query');
    expect(belowBase('/api/v1/query', '/shop/watch/')).toBe('/shop/watch/api/v1/query');
    expect(belowBase('/api/v1/query', 'https://watch.example/')).toBe('https://watch.example/api/v1/query');
  });

  it('leaves other addresses as they are', () => {
    expect(belowBase('https://traces.example/x', '/shop/')).toBe('https://traces.example/x');
  });
});
