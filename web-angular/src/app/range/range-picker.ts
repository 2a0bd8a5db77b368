import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { Dropdown } from '../shell/dropdown';
import { TimeZone } from '../shell/time-zone';
import { span, utcOffset } from '../unit/time';
import { fromField, toField } from './local-time';
import { parseRange, PRESETS, Range, rangeText, shifted } from './range';

/** The last so many minutes, or from one time to another; arrows go back and forth by half of what is shown. */
@Component({
  selector: 'pw-range-picker',
  imports: [Dropdown],
  templateUrl: './range-picker.html',
  styleUrl: './range-picker.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RangePicker {
  private readonly dropdown = viewChild.required(Dropdown);

  readonly range = input.required<Range>();
  /** What a relative range ends at. */
  readonly nowMs = input.required<number>();
  readonly changed = output<Range>();

  protected readonly zone = inject(TimeZone).zone;
  protected readonly presets = PRESETS;
  protected readonly problem = signal('');
  protected readonly chosen = computed(() => {
    const range = this.range();
    return range.kind === 'last' ? rangeText(range.lengthMs) : '';
  });
  protected readonly label = computed(() => {
    const range = this.range();
    if (range.kind === 'between') {
      return span(range.fromMs, range.toMs, this.zone());
    }
    return PRESETS.find(({ text }) => text === this.chosen())?.label ?? `Last ${this.chosen()}`;
  });
  protected readonly offset = computed(() => utcOffset(this.nowMs(), this.zone()));
  protected readonly from = computed(() => {
    const range = this.range();
    return toField(range.kind === 'between' ? range.fromMs : this.nowMs() - range.lengthMs, this.zone());
  });
  protected readonly to = computed(() => {
    const range = this.range();
    return toField(range.kind === 'between' ? range.toMs : this.nowMs(), this.zone());
  });
  protected readonly canGoForth = computed(() => {
    const range = this.range();
    return range.kind === 'between' && range.toMs < this.nowMs();
  });

  protected choose(text: string): void {
    const range = parseRange(text, undefined, undefined);
    if (range !== undefined) {
      this.dropdown().close();
      this.changed.emit(range);
    }
  }

  protected chooseBetween(from: string, to: string): void {
    const [fromMs, toMs] = [fromField(from, this.zone()), fromField(to, this.zone())];
    if (Number.isNaN(fromMs) || Number.isNaN(toMs)) {
      this.problem.set('Both times are needed.');
      return;
    }
    const range = parseRange(undefined, new Date(fromMs).toISOString(), new Date(toMs).toISOString());
    if (range === undefined) {
      this.problem.set('The range has to be a minute to 400 days long.');
      return;
    }
    this.problem.set('');
    this.dropdown().close();
    this.changed.emit(range);
  }

  protected shift(direction: -1 | 1): void {
    this.changed.emit(shifted(this.range(), this.nowMs(), direction));
  }
}
