import { Variable } from './perses';
import { ALL, choicesFrom, interpolated } from './variables';

const TIMES = { stepMs: 15_000, rangeMs: 3_600_000 };

describe('variables', () => {
  it.each([
    ['x{e=~"$env"}', ['prod'], 'x{e=~"prod"}'],
    ['x{e=~"${env}"}', ['a.b', 'c'], 'x{e=~"(a\\\\.b|c)"}'],
    ['x{e=~"$env"}', [ALL], 'x{e=~".*"}'],
    ['${env:csv}', ['a', 'b'], 'a,b'],
    ['rate(x[$__rate_interval]) $__range $unknown', ['a'], 'rate(x[60s]) 3600s $unknown'],
  ])('are put into %s', (text, env, wanted) => {
    expect(interpolated(text, { env }, TIMES)).toBe(wanted);
  });

  it('come from the address, or else from the document', () => {
    const list = (name: string, more = {}): Variable => ({ kind: 'ListVariable', spec: { name, ...more } });
    const variables = [
      list('env', { allowAllValue: true }),
      list('route', { defaultValue: ['/a', '/b'] }),
      { kind: 'TextVariable' as const, spec: { name: 'text', value: 'x,y' } },
      list('plane'),
    ];
    expect(choicesFrom({ 'var-plane': 'p1,p2' }, variables)).toEqual({
      env: [ALL],
      route: ['/a', '/b'],
      text: ['x,y'],
      plane: ['p1', 'p2'],
    });
  });
});
