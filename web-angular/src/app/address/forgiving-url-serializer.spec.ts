import { ForgivingUrlSerializer } from './forgiving-url-serializer';

describe('an address', () => {
  const serializer = new ForgivingUrlSerializer();
  const params = (url: string) => ({ ...serializer.parse(url).queryParams });
  const path = (url: string) => serializer.parse(url).root.children['primary']?.segments.map((segment) => segment.path);

  it.each([
    ['/charts?env=prod&range=6h', { env: 'prod', range: '6h' }],
    ['/charts?env=a+b%20c', { env: 'a b c' }],
    ['/explore?g0.expr=a%3D%3D1&g0.tab=table', { 'g0.expr': 'a==1', 'g0.tab': 'table' }],
    ['/explore?g0.expr=a==1', { 'g0.expr': 'a==1' }],
    ['/dashboards/red?var-x=a&var-x=b&var-x=c', { 'var-x': ['a', 'b', 'c'] }],
    ['/charts?from=%zz&to=50%', { from: '%zz', to: '50%' }],
    ['/charts?env=%ff%41', { env: '%ff%41' }],
    ['/charts?env=%C3%BC%zz', { env: 'ü%zz' }],
    ['/charts?hasOwnProperty=1&hasOwnProperty=2&constructor=3', { hasOwnProperty: ['1', '2'], constructor: '3' }],
    ['/charts?&&=1&a', { '': '1', a: '' }],
    ['/charts?a=b?c', { a: 'b?c' }],
  ])('%s has its parameters', (url, wanted) => {
    expect(params(url)).toEqual(wanted);
  });

  it.each([
    ['/dashboards/%zz', ['dashboards', '%zz']],
    ['/dashboards/a(b:c)', ['dashboards', 'a(b:c)']],
    ['/dashboards/a;b=c', ['dashboards', 'a;b=c']],
    ['//planes///p1/', ['planes', 'p1']],
    ['/dashboards/a%2Fb', ['dashboards', 'a/b']],
  ])('%s has its path', (url, wanted) => {
    expect(path(url)).toEqual(wanted);
  });

  it('comes back as it was read', () => {
    for (const url of ['/dashboards/red%20one?var-x=a&var-x=b,c&from=now-1h#top', '/', '/charts?env=%25zz', '/dashboards/a%2Fb']) {
      expect(serializer.serialize(serializer.parse(serializer.serialize(serializer.parse(url))))).toBe(
        serializer.serialize(serializer.parse(url)),
      );
    }
  });

  it('of ten megabytes is read at its beginning', () => {
    expect(params(`/charts?env=prod&from=${'9'.repeat(10_000_000)}`)['env']).toBe('prod');
  });

  it('keeps a fragment that cannot be decoded', () => {
    expect(serializer.parse('/sign-in?to=/#code=%zz').fragment).toBe('code=%zz');
  });
});
