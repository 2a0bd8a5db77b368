import { Address, refusalSentence } from './address';

describe('the parameters of a page', () => {
  it('have their first value where they are repeated', () => {
    expect(new Address({ range: ['5m', '1h'] }).text('range')).toBe('5m');
  });

  it('are a list where they are repeated, separated by commas, or both', () => {
    expect(new Address({ env: ['prod,qa', 'prod', '', 'dev'] }).list('env')).toEqual(['prod', 'qa', 'dev']);
  });

  it('are told in one sentence where they cannot be used', () => {
    const address = new Address({ sort: 'NaN', refresh: '7s', env: 'prod' });
    expect(address.oneOf('sort', ['rate'])).toBeUndefined();
    expect(address.oneOf('refresh', ['10s'])).toBeUndefined();
    expect(refusalSentence(address.refused())).toBe(
      'The address of this page has values that cannot be used, so the defaults are shown instead: sort=NaN, refresh=7s.',
    );
  });

  it('tell nothing where they are empty or foreign', () => {
    const address = new Address({ sort: '', utm_source: 'mail', orgId: '1' });
    expect(address.oneOf('sort', ['rate'])).toBeUndefined();
    expect(refusalSentence(address.refused())).toBe('');
  });

  it('are not taken at any length', () => {
    const address = new Address({ filter: 'x'.repeat(10_000_000) });
    expect(address.text('filter')).toBeUndefined();
    expect(refusalSentence(address.refused()).length).toBeLessThan(300);
  });
});
