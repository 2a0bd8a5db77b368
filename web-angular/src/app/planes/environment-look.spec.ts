import { environmentLooks } from './environment-look';

describe('environmentLooks', () => {
  it('keeps the colour of common names, whatever else there is', () => {
    for (const others of [[], ['alpha', 'beta', 'gamma', 'zeta'], ['uat', 'perf']]) {
      expect(environmentLooks([...others, 'prod']).get('prod')).toEqual({ slot: 0, dashed: false, production: true });
    }
  });

  it('gives no look twice up to sixteen environments', () => {
    const names = Array.from({ length: 16 }, (_, index) => `environment-${index}`);
    const looks = [...environmentLooks(names).values()].map(({ slot, dashed }) => `${slot} ${dashed}`);
    expect(new Set(looks).size).toBe(16);
  });

  it('does not fail beyond sixteen', () => {
    expect(environmentLooks(Array.from({ length: 40 }, (_, index) => `e${index}`)).size).toBe(40);
  });
});
