import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Line } from '../chart/lines';
import { statisticsOf } from '../chart/statistics';
import { formatValue, Unit } from '../unit/format-value';
import { toneOf } from './panel-meaning';

/** The newest value of every line, highest first; with bars where their sizes are to be compared. */
@Component({
  selector: 'pw-latest-values',
  template: `
    <table [attr.aria-label]="title()">
      <tbody>
        @for (row of rows(); track row.name) {
          <tr>
            <th scope="row" [title]="row.name">{{ row.name }}</th>
            @if (bars()) {
              <td class="bar" aria-hidden="true"><i [class]="row.tone" [style.width.%]="row.share * 100"></i></td>
            }
            <td [class]="row.tone">{{ row.told }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './latest-values.css',
  host: { tabindex: '0', role: 'region', '[attr.aria-label]': "title() + ', values'" },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LatestValues {
  readonly title = input.required<string>();
  readonly lines = input.required<readonly Line[]>();
  readonly unit = input.required<Unit>();
  readonly thresholds = input.required<readonly number[]>();
  readonly bars = input(false);

  protected readonly rows = computed(() => {
    const rows = this.lines()
      .map(({ name, values }) => ({ name, value: statisticsOf(values).last }))
      .sort((a, b) => (b.value || 0) - (a.value || 0));
    const highest = Math.max(0, ...rows.map(({ value }) => value || 0));
    return rows.map(({ name, value }) => ({
      name,
      told: formatValue(value, this.unit()),
      tone: toneOf(value, this.thresholds()),
      share: highest > 0 ? Math.max(0, value || 0) / highest : 0,
    }));
  });
}
