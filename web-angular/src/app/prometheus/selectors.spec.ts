import { mayMatch, selectorsOf } from './selectors';

const named = (name: string, ...matchers: readonly object[]) => ({
  type: 'vectorSelector',
  name,
  matchers: [{ name: '__name__', type: '=', value: name }, ...matchers],
});
const PROD = { name: 'environment', type: '=~', value: 'prod|qa' };

describe('selectorsOf', () => {
  it('finds each selector once, wherever it is', () => {
    const data = {
      type: 'binaryExpr',
      op: '/',
      lhs: { type: 'call', func: { name: 'rate' }, args: [{ ...named('a', PROD), type: 'matrixSelector', range: 60_000 }] },
      rhs: { type: 'aggregation', expr: { type: 'parenExpr', expr: { type: 'binaryExpr', lhs: named('b'), rhs: named('a', PROD) } } },
    };
    expect(selectorsOf({ status: 'success', data }).map(({ text }) => text)).toEqual(['a{environment=~"prod|qa"}', 'b']);
  });

  it('quotes what is no plain name', () => {
    const data = named('http.requests', { name: 'a.b', type: '=', value: 'say "x"' });
    expect(selectorsOf({ status: 'success', data })[0]?.text).toBe('{"http.requests", "a.b"="say \\"x\\""}');
  });

  it('finds none in a number', () => {
    expect(selectorsOf({ status: 'success', data: { type: 'numberLiteral', val: '1' } })).toEqual([]);
  });

  it('does not take another answer for a tree', () => {
    expect(() => selectorsOf({ status: 'error' })).toThrow('not a syntax tree');
  });
});

describe('mayMatch', () => {
  const asked = (type: string, value: string) => ({ text: '', matchers: [{ name: 'environment', type, value }] });

  it.each([
    ['=', 'prod', true],
    ['=', 'qa', false],
    ['!=', 'qa', true],
    ['=~', 'pr.d|qa', true],
    ['=~', 'pro', false],
    ['!~', 'p.*', false],
    ['=~', '(?i:PROD', true],
  ])('environment %s %s', (type, value, expected) => {
    expect(mayMatch(asked(type, value), { environment: 'prod' })).toBe(expected);
  });

  it('leaves open what is said of other labels', () => {
    expect(mayMatch({ text: '', matchers: [{ name: 'job', type: '=', value: 'shop' }] }, { environment: 'prod' })).toBe(true);
  });
});
