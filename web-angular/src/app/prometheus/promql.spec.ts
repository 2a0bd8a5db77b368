import { duration, oneOf, selector } from './promql';

describe('promql', () => {
  it('matches names literally, whatever they contain', () => {
    expect(oneOf('environment', ['prod', 'a.b|c', 'say "hi"'])).toBe('environment=~"prod|a\\\\.b\\\\|c|say \\"hi\\""');
  });

  it('leaves out empty matchers', () => {
    expect(selector('up', '', 'a="b"')).toBe('up{a="b"}');
    expect(selector('up', '')).toBe('up');
  });

  it.each([
    [30_000, '30s'],
    [300_000, '5m'],
    [5_400_000, '90m'],
    [86_400_000, '1d'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});
