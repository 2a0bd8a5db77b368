import { Release } from './release';

describe('Release', () => {
  for (const message of [
    'Failed to fetch dynamically imported module: http://localhost/chunk-OLDHASH1.js',
    'error loading dynamically imported module: http://localhost/chunk-OLDHASH1.js',
    'Importing a module script failed.',
  ]) {
    it(`is outdated when a page's file is gone: ${message}`, () => {
      const release = new Release();
      release.notice(new TypeError(message));
      expect(release.outdated()).toBe(true);
    });
  }

  it('is not outdated by another failure of a navigation', () => {
    const release = new Release();
    release.notice(new Error('The control plane did not answer.'));
    expect(release.outdated()).toBe(false);
  });
});
