import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { readAddress } from '../address/read-address';
import { Cursor } from '../chart/cursor';
import { offerCommands } from '../commands/commands';
import { Share } from '../metrics/share';
import { frozen } from '../range/range';
import { QueryPanel } from './query-panel';
import { EMPTY_QUERY, queriesIn, queryParams, QueryState } from './query-state';

/** PromQL by hand: as many queries as one likes, all of them in the address as Prometheus's own page writes them. */
@Component({
  selector: 'pw-explore',
  imports: [QueryPanel, Share],
  providers: [Cursor],
  template: `
    <h1 class="visually-hidden">Explore</h1>
    @for (query of queries(); track $index) {
      <pw-query-panel
        [state]="query"
        [position]="$index + 1"
        [removable]="queries().length > 1"
        (changed)="change($index, $event)"
        (removed)="remove($index)"
      />
    }
    <div>
      <button type="button" (click)="add()">Add a query</button>
      <pw-share [frozen]="frozen()" />
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      justify-items: stretch;
      gap: 12px;
    }
    div {
      display: flex;
      justify-content: space-between;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown.escape)': 'cursor.clear()' },
})
export default class Explore {
  private readonly router = inject(Router);

  protected readonly cursor = inject(Cursor);
  protected readonly queries = readAddress(queriesIn);

  /** With the times at which the queries that are shown were chosen. */
  protected readonly frozen = computed(() => {
    const nowMs = Date.now();
    return queryParams(this.queries().map((query) => ({ ...query, range: frozen(query.range, nowMs) })));
  });

  constructor() {
    offerCommands([{ title: 'Add a query', keys: 'n', group: 'Explore', run: () => this.add() }]);
  }

  protected change(index: number, change: Partial<QueryState>): void {
    this.show(this.queries().map((query, position) => (position === index ? { ...query, ...change } : query)));
  }

  protected add(): void {
    const range = this.queries().at(-1)?.range ?? EMPTY_QUERY.range;
    this.show([...this.queries(), { ...EMPTY_QUERY, range }]);
  }

  protected remove(index: number): void {
    this.show(this.queries().filter((_query, position) => position !== index));
  }

  private show(queries: readonly QueryState[]): void {
    void this.router.navigate([], { queryParams: queryParams(queries) });
  }
}
