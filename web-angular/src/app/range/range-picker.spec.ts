import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { TimeZone } from '../shell/time-zone';
import { Zone } from '../unit/time';
import { Range } from './range';
import { RangePicker } from './range-picker';

const NOW_MS = Date.UTC(2026, 9, 25, 9, 0, 0, 321);

@Component({
  template: '<pw-range-picker [range]="range()" [nowMs]="nowMs()" (changed)="changes.push($event)" />',
  imports: [RangePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Page {
  readonly range = signal<Range>({ kind: 'last', lengthMs: 300_000 });
  readonly nowMs = signal(NOW_MS);
  readonly changes: Range[] = [];
}

describe('the range picker', () => {
  let fixture: ComponentFixture<Page>;
  const element = () => fixture.nativeElement as HTMLElement;
  const inputs = () => [...element().querySelectorAll('input')];
  const offsets = () => [...element().querySelectorAll('select')];
  const show = () =>
    element()
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
  const type = (field: HTMLInputElement | HTMLSelectElement | undefined, value: string) => {
    if (field !== undefined) {
      field.value = value;
      field.dispatchEvent(new Event(field instanceof HTMLInputElement ? 'input' : 'change'));
    }
    return fixture.whenStable();
  };

  async function open(zone: Zone, range: Range): Promise<void> {
    // jsdom has no popover.
    const box = HTMLElement.prototype as { hidePopover?: () => void; togglePopover?: () => boolean };
    box.hidePopover ??= () => undefined;
    box.togglePopover ??= () => true;
    TestBed.configureTestingModule({ providers: [{ provide: TimeZone, useValue: { zone: signal(zone) } }] });
    fixture = TestBed.createComponent(Page);
    fixture.componentInstance.range.set(range);
    await fixture.whenStable();
    element().querySelector<HTMLElement>('[aria-haspopup]')?.click();
    await fixture.whenStable();
  }

  it.each([
    ['a relative range', 'utc', { kind: 'last', lengthMs: 300_000 }],
    ['milliseconds', 'Asia/Kathmandu', { kind: 'between', fromMs: NOW_MS - 3_600_123, toMs: NOW_MS }],
    ['the second 02:30', 'Europe/Berlin', { kind: 'between', fromMs: Date.UTC(2026, 9, 25, 1, 30), toMs: Date.UTC(2026, 9, 25, 1, 50) }],
    [
      'the second half hour',
      'Australia/Lord_Howe',
      { kind: 'between', fromMs: Date.UTC(2026, 3, 4, 15, 5), toMs: Date.UTC(2026, 3, 4, 15, 25) },
    ],
  ] as const)('changes nothing of %s in %s when nothing was changed', async (_what, zone, range) => {
    await open(zone, range);
    show();
    expect(fixture.componentInstance.changes).toEqual([]);
  });

  it('asks which of two moments is meant', async () => {
    await open('Europe/Berlin', { kind: 'between', fromMs: Date.UTC(2026, 9, 24, 23), toMs: Date.UTC(2026, 9, 25, 3) });
    expect(offsets()).toHaveLength(0);
    await type(inputs()[0], '2026-10-25T02:30');
    expect(offsets()[0]?.textContent).toContain('second time, UTC+1');
    const [offset] = offsets();
    if (offset !== undefined) {
      offset.selectedIndex = 1;
      offset.dispatchEvent(new Event('change'));
    }
    show();
    expect(fixture.componentInstance.changes).toEqual([
      { kind: 'between', fromMs: Date.UTC(2026, 9, 25, 1, 30), toMs: Date.UTC(2026, 9, 25, 3) },
    ]);
  });

  it('says that a time does not exist', async () => {
    await open('Europe/Berlin', { kind: 'between', fromMs: Date.UTC(2026, 2, 29, 0), toMs: Date.UTC(2026, 2, 29, 3) });
    await type(inputs()[1], '2026-03-29T02:30');
    show();
    await fixture.whenStable();
    expect(element().querySelector('[role=alert]')?.textContent).toContain('does not exist');
    expect(fixture.componentInstance.changes).toEqual([]);
  });

  it('keeps what is being typed when the page refreshes behind it', async () => {
    await open('utc', { kind: 'last', lengthMs: 300_000 });
    await type(inputs()[0], '2026-10-25T01:00:00');
    fixture.componentInstance.nowMs.set(NOW_MS + 30_000);
    await fixture.whenStable();
    expect(inputs()[0]?.value).toContain('2026-10-25T01:00');
    show();
    expect(fixture.componentInstance.changes).toEqual([{ kind: 'between', fromMs: Date.UTC(2026, 9, 25, 1), toMs: NOW_MS }]);
  });
});
