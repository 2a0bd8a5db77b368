import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { map, switchMap } from 'rxjs';
import { failureOf } from '../prometheus/failure';
import { live } from '../refresh/live';
import { Dropdown } from '../shell/dropdown';
import { freeKey, withPanel } from './layout-edit';
import { EMPTY_DRAFT, panelOf } from './panel-draft';
import { SavedDashboards, SavedEntry } from './saved';

/** Puts an expression onto a saved dashboard, as lines over time. */
@Component({
  selector: 'pw-add-to-dashboard',
  imports: [Dropdown, RouterLink],
  template: `
    <pw-dropdown name="Add to a dashboard" label="Add to dashboard">
      @for (entry of entries.value() ?? []; track entry.id) {
        <button type="button" class="quiet" (click)="add(entry)">{{ entry.title }}</button>
      } @empty {
        <p class="muted">
          {{
            entries.failure()?.sentence ??
              (entries.value() ? 'There is no saved dashboard that you may change; make one on the page Dashboards.' : 'Loading …')
          }}
        </p>
      }
      <p role="status">
        @if (added(); as entry) {
          It is on <a [routerLink]="['/dashboards', entry.id]">{{ entry.title }}</a>.
        }
        {{ problem() }}
      </p>
    </pw-dropdown>
  `,
  styles: `
    button {
      display: block;
      width: 100%;
      text-align: left;
    }
    p {
      margin: 4px 6px;
    }
  `,
  host: { '(click)': 'opened.set(true)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddToDashboard {
  private readonly store = inject(SavedDashboards);

  readonly expression = input.required<string>();
  readonly unit = input.required<string>();

  protected readonly opened = signal(false);
  protected readonly added = signal<SavedEntry | undefined>(undefined);
  protected readonly problem = signal('');
  protected readonly entries = live(
    () => (this.opened() ? { topic: 'saved' } : undefined),
    () => this.store.list().pipe(map((entries) => entries.filter(({ mayChange }) => mayChange))),
  );

  protected add(entry: SavedEntry): void {
    const panel = panelOf({ ...EMPTY_DRAFT, title: this.expression(), expressions: this.expression(), unit: this.unit() }, undefined);
    this.store
      .read(entry.id)
      .pipe(
        switchMap((saved) => this.store.save(withPanel(saved.dashboard, freeKey(saved.dashboard), panel), saved)),
        map(() => entry),
      )
      .subscribe({
        next: (onto) => {
          this.added.set(onto);
          this.problem.set('');
        },
        error: (error: unknown) => this.problem.set(failureOf(error).sentence),
      });
  }
}
