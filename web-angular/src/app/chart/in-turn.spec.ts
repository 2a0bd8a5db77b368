import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { inTurn } from './in-turn';

function frame(): void {
  vi.advanceTimersByTime(60);
  TestBed.tick();
}

describe('inTurn', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('draws one after the other, each with the newest', () => {
    const [a, b] = [signal(1), signal(1)];
    const [first, second] = TestBed.runInInjectionContext(() => [inTurn(a), inTurn(b)]);
    TestBed.tick();
    expect([first?.(), second?.()]).toEqual([1, undefined]);
    b.set(2);
    TestBed.tick();
    frame();
    expect([first?.(), second?.()]).toEqual([1, 2]);
  });

  it('draws what was drawn before again when it changes', () => {
    const source = signal('old');
    const shown = TestBed.runInInjectionContext(() => inTurn(source));
    TestBed.tick();
    frame();
    source.set('new');
    TestBed.tick();
    expect(shown()).toBe('new');
  });
});
