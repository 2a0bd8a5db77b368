import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Session } from '../session/session';
import { KEPT_IN_TAB, keptForThisPage } from '../shell/kept';
import { Drafts } from './drafts';

function setUp(storage = keptForThisPage()) {
  const caller = signal({ name: 'ann', role: 'EDITOR' });
  TestBed.resetTestingModule().configureTestingModule({
    providers: [
      { provide: KEPT_IN_TAB, useValue: storage },
      { provide: Session, useValue: { caller } },
    ],
  });
  return { drafts: TestBed.inject(Drafts), caller, storage };
}

describe('drafts', () => {
  it('last over a reload', () => {
    const { drafts, storage } = setUp();
    drafts.keep('dashboard a', 'text');
    expect(setUp(storage).drafts.read('dashboard a')).toBe('text');
  });

  it('are not shown to the next person in the same tab', () => {
    const { drafts, caller } = setUp();
    drafts.keep('dashboard a', 'text');
    drafts.keepInMemory('receivers', 'api_url: secret');
    caller.set({ name: 'bob', role: 'EDITOR' });
    expect(drafts.read('dashboard a')).toBeUndefined();
    expect(drafts.read('receivers')).toBeUndefined();
  });

  it('never put a text with secrets into the storage', () => {
    const { drafts, storage } = setUp();
    drafts.keepInMemory('receivers', 'api_url: secret');
    expect(drafts.read('receivers')).toBe('api_url: secret');
    expect(setUp(storage).drafts.read('receivers')).toBeUndefined();
  });

  it('end when they are dropped, and all at a sign-out', () => {
    const { drafts } = setUp();
    drafts.keep('a', '1');
    drafts.keep('b', '2');
    drafts.drop('a');
    expect([drafts.read('a'), drafts.read('b')]).toEqual([undefined, '2']);
    drafts.clear();
    expect(drafts.read('b')).toBeUndefined();
  });

  it('drop the oldest above twenty', () => {
    const { drafts } = setUp();
    for (let number = 1; number <= 21; number++) drafts.keep(`form ${number}`, 'text');
    expect([drafts.read('form 1'), drafts.read('form 2')]).toEqual([undefined, 'text']);
  });
});
