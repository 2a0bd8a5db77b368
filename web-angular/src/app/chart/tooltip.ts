import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TimeZone } from '../shell/time-zone';
import { formatValue, Unit } from '../unit/format-value';
import { exactTime } from '../unit/time';
import { LineMark } from './line-mark';
import { Reading } from './reading';

const MOST_ROWS = 12;

/** The values at the cursor. Screen readers hear the same from the chart's own value text. */
@Component({
  selector: 'pw-tooltip',
  imports: [LineMark],
  template: `
    <p>
      {{ time() }}
      @if (pinned()) {
        <span class="muted"> pinned, Esc frees</span>
      }
    </p>
    <table>
      @for (row of rows(); track row.line.name) {
        <tr [class.nearest]="row.nearest">
          <td><pw-line-mark [slot]="row.line.slot" [dashed]="row.line.dashed" /> {{ row.line.name }}</td>
          <td class="value">{{ format(row.value) }}</td>
        </tr>
      }
    </table>
    @if (more() > 0) {
      <p class="muted">and {{ more() }} more</p>
    }
    @for (mark of marks(); track mark) {
      <p class="mark">{{ mark }}</p>
    }
  `,
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      min-width: 150px;
      padding: 6px 8px;
      border: 1px solid var(--border);
      border-radius: var(--radius);
      background: var(--surface-1);
      box-shadow: var(--shadow);
      font-size: 12px;
      white-space: nowrap;
    }
    p {
      margin: 0 0 2px;
    }
    table {
      width: 100%;
      border-spacing: 0;
    }
    td {
      max-width: 220px;
      overflow: hidden;
      padding: 1px 0;
      text-overflow: ellipsis;
    }
    .value {
      padding-left: 16px;
      text-align: right;
    }
    .mark {
      color: var(--warn);
    }
    .nearest {
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Tooltip {
  private readonly zone = inject(TimeZone).zone;

  readonly reading = input.required<Reading>();
  readonly unit = input.required<Unit>();
  readonly pinned = input(false);
  /** What happened or held at that time. */
  readonly marks = input<readonly string[]>([]);

  protected readonly time = computed(() => exactTime(this.reading().timeMs, this.zone()));
  protected readonly rows = computed(() => this.reading().lines.slice(0, MOST_ROWS));
  protected readonly more = computed(() => this.reading().lines.length - this.rows().length);

  protected format(value: number): string {
    return formatValue(value, this.unit());
  }
}
