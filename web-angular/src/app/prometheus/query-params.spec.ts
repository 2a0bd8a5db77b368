import { queryParams } from './query-params';

describe('queryParams', () => {
  it('keeps what PromQL has and addresses part by', () => {
    const query = 'label_join(up{a="x;y&z=1+2"}, "b", ";", "c")';
    const text = queryParams({ query }).toString();
    expect(text).not.toContain(';');
    expect(new URLSearchParams(text).get('query')).toBe(query);
  });

  it('repeats a key that has several values', () => {
    expect(queryParams({ 'match[]': ['a', 'b'] }).toString()).toBe('match%5B%5D=a&match%5B%5D=b');
  });
});
