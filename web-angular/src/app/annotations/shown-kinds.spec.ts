import { kindsText, parseKinds } from './shown-kinds';

describe('the kinds in the address', () => {
  it.each([[undefined], ['none'], ['deploy,note'], ['alert']])('come back from %j', (text) => {
    expect(kindsText(parseKinds(text)) ?? undefined).toBe(text);
  });

  it('are only those that there are', () => {
    expect([...parseKinds('deploy,weather')]).toEqual(['deploy']);
  });

  it('are all where the address names none that there is', () => {
    expect(parseKinds('weather')).toEqual(parseKinds(undefined));
  });
});
