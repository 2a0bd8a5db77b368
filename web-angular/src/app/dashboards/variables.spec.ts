import { Address } from '../address/address';
import { Variable } from './perses';
import { ALL, choiceParam, choicesIn, interpolated, variableProblem } from './variables';

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

  it.each([
    ['a,b', ['a', 'b']],
    [
      ['a', 'b', 'GPU A100, 80GB'],
      ['a', 'b', 'GPU A100, 80GB'],
    ],
    ['$__all', [ALL]],
    ['', []],
  ])('are read from var-env=%j, as Perses or Grafana writes it', (value, wanted) => {
    expect(choicesIn(new Address({ 'var-env': value }), [{ kind: 'ListVariable', spec: { name: 'env' } }])).toEqual({ env: wanted });
  });

  it.each([[['a', 'b']], [['GPU A100, 80GB']], [['a,b', 'c']], [[]], [['C:\\Temp', 'a+b', '50%', '#x&y=z']]])(
    '%j come back from the address',
    (values) => {
      expect(choicesIn(new Address(choiceParam('env', values)), [{ kind: 'ListVariable', spec: { name: 'env' } }])).toEqual({
        env: values,
      });
    },
  );

  it.each([
    ['x{e="$enb"}', 'The variable $enb is not defined on this dashboard. Define it, or remove it from the query.'],
    ['x{e=~"${job:regex}"}', 'The variable $job has no value. Choose a value.'],
    ['rate(x{e="$env", p=~"a$|b$1"}[$__rate_interval])', undefined],
  ])('that are missing are named for %s', (text, sentence) => {
    expect(variableProblem(text, { env: ['prod'], job: [] })).toBe(sentence);
  });

  it('come from the address, or else from the document', () => {
    const list = (name: string, more = {}): Variable => ({ kind: 'ListVariable', spec: { name, ...more } });
    const variables = [
      list('env', { allowAllValue: true }),
      list('route', { defaultValue: ['/a', '/b'] }),
      { kind: 'TextVariable' as const, spec: { name: 'text', value: 'x,y' } },
      list('plane'),
    ];
    expect(choicesIn(new Address({ 'var-plane': 'p1,p2' }), variables)).toEqual({
      env: [ALL],
      route: ['/a', '/b'],
      text: ['x,y'],
      plane: ['p1', 'p2'],
    });
  });
});
