import { TestBed } from '@angular/core/testing';
import { QueryHistory } from '../explore/query-history';
import { Kept, KEPT, keptForThisPage, keptIn } from './kept';
import { Recents } from './recents';
import { Theme } from './theme';
import { TimeZone } from './time-zone';

/** As Chromium and Firefox do in a third-party frame: the property itself throws. */
function denied(): Kept {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
}

const FULL: Kept = {
  getItem: (key) => (key === 'written before' ? 'kept' : null),
  setItem: () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  },
};

describe('kept choices', () => {
  it('last as long as the page where the browser denies storage', () => {
    const kept = keptIn(denied);
    expect(kept.getItem('theme')).toBeNull();
    kept.setItem('theme', 'dark');
    expect(kept.getItem('theme')).toBe('dark');
  });

  it('last as long as the page where the storage is full, and older ones are still read', () => {
    const kept = keptIn(() => FULL);
    kept.setItem('theme', 'dark');
    expect(kept.getItem('theme')).toBe('dark');
    expect(kept.getItem('written before')).toBe('kept');
  });

  it('follow another tab where the browser keeps them', () => {
    const storage = keptForThisPage();
    const kept = keptIn(() => storage);
    kept.setItem('zone', 'utc');
    storage.setItem('zone', 'local');
    expect(kept.getItem('zone')).toBe('local');
  });

  it('take no service down where the browser denies storage', () => {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: denied });
    try {
      TestBed.inject(TimeZone).choose('utc');
      TestBed.inject(Theme).toggle();
      TestBed.inject(Recents).remember({ label: 'a', address: '/charts' });
      TestBed.inject(QueryHistory).remember('up');
      expect(TestBed.inject(KEPT).getItem('planewatch.zone')).toBe('utc');
      expect(TestBed.inject(QueryHistory).history()).toEqual(['up']);
    } finally {
      if (descriptor !== undefined) {
        Object.defineProperty(globalThis, 'localStorage', descriptor);
      }
    }
  });
});
