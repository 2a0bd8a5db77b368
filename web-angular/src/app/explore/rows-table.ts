import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { Row } from './engine-answer';
import { resultTable, Sorting, VALUE } from './result-table';

const FIRST_ROWS = 200;

/** An instant answer: a row a series, a column a label, sorted by a click on a column's head. */
@Component({
  selector: 'pw-rows-table',
  template: `
    <table aria-label="Result">
      <thead>
        <tr>
          @for (column of heads(); track column) {
            <th scope="col" [class.figure]="column === value" [attr.aria-sort]="sortOf(column)">
              <button type="button" class="quiet" (click)="sortBy(column)">{{ column }} {{ arrowOf(column) }}</button>
            </th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of shown(); track $index) {
          <tr>
            @for (cell of row.cells; track $index) {
              <td class="mono">{{ cell }}</td>
            }
            <td class="figure" [title]="row.row.value">{{ row.told }}</td>
          </tr>
        }
      </tbody>
    </table>
    @if (rows().length > shown().length) {
      <button type="button" class="quiet" (click)="all.set(true)">and {{ rows().length - shown().length }} more</button>
    }
  `,
  styles: `
    :host {
      display: block;
      max-height: 480px;
      overflow: auto;
    }
    table {
      width: 100%;
      border-spacing: 0;
    }
    th,
    td {
      padding: 5px 8px;
      border-bottom: 1px solid var(--border);
      text-align: left;
      vertical-align: top;
      overflow-wrap: anywhere;
    }
    th {
      position: sticky;
      top: 0;
      background: var(--surface-1);
      white-space: nowrap;
    }
    .figure {
      text-align: right;
      white-space: pre;
      font-variant-numeric: tabular-nums;
    }
    tbody tr:hover {
      background: var(--surface-2);
    }
  `,
  host: { tabindex: '0', role: 'region', 'aria-label': 'Result' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowsTable {
  readonly rows = input.required<readonly Row[]>();

  protected readonly value = VALUE;
  protected readonly all = signal(false);
  private readonly sorting = signal<Sorting | undefined>(undefined);
  private readonly table = computed(() => resultTable(this.rows(), this.sorting()));
  protected readonly heads = computed(() => [...this.table().columns, VALUE]);
  protected readonly shown = computed(() => (this.all() ? this.table().rows : this.table().rows.slice(0, FIRST_ROWS)));

  /** Values begin with the highest, labels with the first. */
  protected sortBy(column: string): void {
    const first = column === VALUE;
    this.sorting.update((now) => ({ column, descending: now?.column === column ? !now.descending : first }));
  }

  protected sortOf(column: string): 'ascending' | 'descending' | null {
    const sorting = this.sorting();
    return sorting?.column === column ? (sorting.descending ? 'descending' : 'ascending') : null;
  }

  protected arrowOf(column: string): string {
    const order = this.sortOf(column);
    return order === null ? '' : order === 'ascending' ? '↑' : '↓';
  }
}
