import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { timeAt } from '../prometheus/grid';
import { TimeZone } from '../shell/time-zone';
import { formatValue } from '../unit/format-value';
import { exactTime } from '../unit/time';
import { Lines, LinesMeaning } from './lines';

/** The chart's numbers as a table, newest first: one row a step, one column a line. */
@Component({
  selector: 'pw-values-table',
  templateUrl: './values-table.html',
  styleUrl: './values-table.css',
  host: { tabindex: '0', role: 'region', '[attr.aria-label]': "meaning().title + ', values'" },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ValuesTable {
  private readonly zone = inject(TimeZone).zone;

  readonly lines = input.required<Lines>();
  readonly meaning = input.required<LinesMeaning>();

  protected readonly rows = computed(() => {
    const { grid, lines } = this.lines();
    return Array.from({ length: grid.count }, (_, back) => {
      const index = grid.count - 1 - back;
      const timeMs = timeAt(grid, index);
      return {
        timeMs,
        time: exactTime(timeMs, this.zone()),
        values: lines.map((line) => formatValue(line.values[index] ?? Number.NaN, this.meaning().unit)),
      };
    });
  });
}
