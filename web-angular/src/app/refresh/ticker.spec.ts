import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ticker } from './ticker';

describe('ticker', () => {
  beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  function hide(hidden: boolean): void {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
    document.dispatchEvent(new Event('visibilitychange'));
    TestBed.tick();
  }

  it('ticks at its interval and stops when switched off', () => {
    const interval = signal<number | undefined>(5000);
    const ticks = TestBed.runInInjectionContext(() => ticker(interval));
    TestBed.tick();
    vi.advanceTimersByTime(5000);
    expect(ticks.now()).toBe(1_005_000);
    interval.set(undefined);
    TestBed.tick();
    vi.advanceTimersByTime(60_000);
    expect(ticks.now()).toBe(1_005_000);
  });

  it('rests in a hidden tab and catches up when the tab is seen again', () => {
    const ticks = TestBed.runInInjectionContext(() => ticker(signal(5000)));
    TestBed.tick();
    hide(true);
    vi.advanceTimersByTime(60_000);
    expect(ticks.now()).toBe(1_000_000);
    hide(false);
    vi.advanceTimersByTime(0);
    expect(ticks.now()).toBe(1_060_000);
  });
});
