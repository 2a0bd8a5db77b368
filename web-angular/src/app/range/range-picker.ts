import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Dropdown } from '../shell/dropdown';
import { TimeZone } from '../shell/time-zone';
import { span } from '../unit/time';
import { isShowable, parseRange, PRESETS, Range, rangeText, shifted } from './range';
import { TimeField } from './time-field';

/** The last so many minutes, or from one time to another; arrows go back and forth by half of what is shown. */
@Component({
  selector: 'pw-range-picker',
  imports: [Dropdown, TimeField],
  templateUrl: './range-picker.html',
  styleUrl: './range-picker.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RangePicker {
  private readonly dropdown = viewChild.required(Dropdown);
  private readonly start = viewChild.required<TimeField>('start');
  private readonly end = viewChild.required<TimeField>('end');

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
  /** What the fields show at first. A refresh behind the open box must not overwrite what is being typed. */
  protected readonly shown = linkedSignal(() => {
    const range = this.range();
    return untracked(() => this.present(range));
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

  protected begin(): void {
    this.problem.set('');
    this.shown.set(this.present(this.range()));
    this.start().reset();
    this.end().reset();
  }

  protected chooseBetween(): void {
    const [from, to] = [this.start().read(), this.end().read()];
    const wrong = [from, to].find((reading) => reading.kind === 'problem');
    if (wrong !== undefined || from.kind !== 'time' || to.kind !== 'time') {
      this.problem.set(wrong?.sentence ?? 'Both times are needed.');
      return;
    }
    const [fromMs, toMs] = [from.ms, to.ms];
    if (!isShowable(toMs - fromMs)) {
      this.problem.set('The range has to be a minute to 400 days long.');
      return;
    }
    this.problem.set('');
    this.dropdown().close();
    // Nothing was changed, so a relative range stays relative.
    if (fromMs !== this.shown().fromMs || toMs !== this.shown().toMs) {
      this.changed.emit({ kind: 'between', fromMs, toMs });
    }
  }

  private present(range: Range): { readonly fromMs: number; readonly toMs: number } {
    return range.kind === 'between' ? range : { fromMs: this.nowMs() - range.lengthMs, toMs: this.nowMs() };
  }

  protected shift(direction: -1 | 1): void {
    this.changed.emit(shifted(this.range(), this.nowMs(), direction));
  }
}
