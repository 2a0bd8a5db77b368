import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { Row } from './engine-answer';
import { nameOf } from '../prometheus/series-name';

const FIRST_ROWS = 200;

/** An instant answer: a row a series. */
@Component({
  selector: 'pw-rows-table',
  template: `
    <table aria-label="Result">
      <tbody>
        @for (row of shown(); track $index) {
          <tr>
            <th scope="row" class="mono">{{ name(row) }}</th>
            <td>{{ row.value }}</td>
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
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    th {
      font-weight: 400;
    }
    td {
      min-width: 12ch;
      text-align: right;
    }
    tr:hover {
      background: var(--surface-2);
    }
  `,
  host: { tabindex: '0', role: 'region', 'aria-label': 'Result' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowsTable {
  readonly rows = input.required<readonly Row[]>();

  protected readonly all = signal(false);
  protected readonly shown = computed(() => (this.all() ? this.rows() : this.rows().slice(0, FIRST_ROWS)));

  protected name({ labels }: Row): string {
    return nameOf(labels) || 'value';
  }
}
