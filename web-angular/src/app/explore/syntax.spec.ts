import { parseSyntax } from './syntax';

const SELECTOR = {
  type: 'matrixSelector',
  name: 'up',
  range: 300_000,
  offset: 60_000,
  timestamp: null,
  startOrEnd: null,
  matchers: [
    { name: '__name__', type: '=', value: 'up' },
    { name: 'job', type: '=~', value: 'a|b' },
  ],
};

describe('parseSyntax', () => {
  it('tells each part in its own words', () => {
    const data = {
      type: 'aggregation',
      op: 'sum',
      grouping: ['job'],
      without: false,
      param: null,
      expr: { type: 'call', func: { name: 'rate' }, args: [SELECTOR] },
    };
    expect(parseSyntax({ status: 'success', data })).toEqual({
      text: 'sum by (job)',
      term: 'sum',
      children: [{ text: 'rate()', term: 'rate', children: [{ text: 'up{job=~"a|b"}[5m] offset 1m', term: undefined, children: [] }] }],
    });
  });

  it('does not take another answer for a tree', () => {
    expect(() => parseSyntax({ status: 'error' })).toThrow('not a syntax tree');
  });
});
