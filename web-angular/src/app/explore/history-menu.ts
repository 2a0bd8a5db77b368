import { ChangeDetectionStrategy, Component, inject, output, signal, viewChild } from '@angular/core';
import { save } from '../chart/save';
import { Dropdown } from '../shell/dropdown';
import { QueryHistory } from './query-history';

/** Favourites and what was run before; both go to a file and come from one. */
@Component({
  selector: 'pw-history-menu',
  imports: [Dropdown],
  templateUrl: './history-menu.html',
  styleUrl: './history-menu.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HistoryMenu {
  private readonly dropdown = viewChild.required(Dropdown);

  readonly chosen = output<string>();

  protected readonly queries = inject(QueryHistory);
  protected readonly problem = signal('');

  protected choose(expression: string): void {
    this.dropdown().close();
    this.chosen.emit(expression);
  }

  protected download(): void {
    save(this.queries.exported(), 'queries.json', 'application/json');
  }

  protected async take(field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0];
    field.value = '';
    if (file !== undefined) {
      this.problem.set(this.queries.take(await file.text()) ? '' : `${file.name} holds no exported queries.`);
    }
  }
}
