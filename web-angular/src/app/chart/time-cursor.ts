import { computed, Directive, inject, input } from '@angular/core';
import { endMs, Grid, indexAt, timeAt } from '../prometheus/grid';
import { Cursor } from './cursor';
import { stepTo } from './plot';

/** Makes a plot a slider in time: focusable, moved by the keys of a slider, and read out as the chart says. */
@Directive({
  selector: '[pwTimeCursor]',
  host: {
    tabindex: '0',
    role: 'slider',
    'aria-orientation': 'horizontal',
    '[attr.aria-label]': "title() + ', cursor in time'",
    '[attr.aria-valuemin]': 'grid().startMs',
    '[attr.aria-valuemax]': 'end()',
    '[attr.aria-valuenow]': 'now()',
    '[attr.aria-valuetext]': 'told()',
    '(pointerleave)': 'cursor.leave()',
    '(keydown)': 'steer($event)',
  },
})
export class TimeCursor {
  protected readonly cursor = inject(Cursor);

  /** Whose plot it is. */
  readonly chart = input.required<object>({ alias: 'pwTimeCursor' });
  readonly grid = input.required<Grid>();
  readonly title = input.required<string>();
  /** What is to be read at the cursor. */
  readonly told = input.required<string>();

  private readonly index = computed(() => {
    const at = this.cursor.at();
    return at && indexAt(this.grid(), at.timeMs);
  });
  protected readonly end = computed(() => endMs(this.grid()));
  protected readonly now = computed(() => {
    const index = this.index();
    return index === undefined ? this.end() : timeAt(this.grid(), index);
  });

  protected steer(event: KeyboardEvent): void {
    const target = stepTo(event.key, this.index() ?? this.grid().count - 1, this.grid());
    if (target !== undefined) {
      event.preventDefault();
      this.cursor.step({ timeMs: timeAt(this.grid(), target), chart: this.chart(), height: undefined });
    } else if (event.key === 'Escape') {
      this.cursor.clear();
    }
  }
}
