import { definitionOf, lineIn, lineSpan, percentText, targetsOf, targetsText } from './objective-wish';

describe('definitionOf', () => {
  it('takes percents as shares and names as lists', () => {
    const form = new FormData();
    const fields = {
      name: ' checkout ',
      counts: 'good',
      target: '99.9 %',
      targets: 'prod 99.95, dev: 95',
      windowDays: '7',
      environments: 'prod, qa',
    };
    Object.entries(fields).forEach(([name, value]) => form.set(name, value));
    expect(definitionOf(form)).toMatchObject({
      name: 'checkout',
      counts: 'good',
      target: 0.999,
      targets: { prod: 0.9995, dev: 0.95 },
      windowDays: 7,
      environments: ['prod', 'qa'],
      planes: [],
    });
  });
});

describe('targets by environment', () => {
  it('come back as they were written', () => {
    expect(targetsText(targetsOf('prod 99.9, qa 95'))).toBe('prod 99.9, qa 95');
    expect(targetsOf('')).toEqual({});
  });

  it.each([
    [0.999, '99.9'],
    [0.57, '57'],
    [Number.NaN, ''],
  ])('%d is %s %%', (share, text) => {
    expect(percentText(share)).toBe(text);
  });
});

describe('the line of a refusal', () => {
  it.each([
    ['line 7: spec.timeWindow: calendar windows are not done here', 7],
    ['line 0: no YAML', undefined],
    ['The engine refuses the rules', undefined],
  ])('%s', (refusal, line) => {
    expect(lineIn(refusal)).toBe(line);
  });

  it('is found in the text', () => {
    const text = 'a: 1\nbc: 2\n\nd';
    expect(lineSpan(text, 2)).toEqual({ start: 5, end: 10 });
    expect(lineSpan(text, 9)).toEqual({ start: text.length + 1, end: text.length + 1 });
  });
});
