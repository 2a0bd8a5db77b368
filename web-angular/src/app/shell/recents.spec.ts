import { TestBed } from '@angular/core/testing';
import { Recents } from './recents';

const KEY = 'planewatch.recents';

describe('Recents', () => {
  beforeEach(() => localStorage.clear());

  it('keeps the newest first, once, and not too many', () => {
    const recents = TestBed.inject(Recents);
    for (const label of ['a', 'b', 'c', 'd', 'e', 'f', 'b']) {
      recents.remember({ label, address: `/charts?env=${label}` });
    }
    expect(recents.list().map(({ label }) => label)).toEqual(['b', 'f', 'e', 'd', 'c']);
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).toEqual(recents.list());
  });

  it.each(['no json', '{}', '[{"label":"x","address":"//evil.example"}]', '[{"label":7,"address":"/charts"}]'])(
    'starts empty with %s',
    (stored) => {
      localStorage.setItem(KEY, stored);
      expect(TestBed.inject(Recents).list()).toEqual([]);
    },
  );
});
