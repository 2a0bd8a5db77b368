import { inject, Injectable, signal } from '@angular/core';
import { failureOf } from '../prometheus/failure';
import { freeKey, Place, placed, withoutPanel, withPanel } from './layout-edit';
import { draftOf, EMPTY_DRAFT, PanelDraft, panelOf } from './panel-draft';
import { Dashboard } from './perses';
import { Saved, SavedDashboards } from './saved';

/** A dashboard while it is being changed; provided by the page that shows it. */
@Injectable()
export class DashboardDraft {
  private readonly store = inject(SavedDashboards);
  private readonly draft = signal<Dashboard | undefined>(undefined);
  private editedKey = '';

  /** Undefined while the dashboard is only looked at. */
  readonly dashboard = this.draft.asReadonly();
  /** Why it could not be saved. */
  readonly refusal = signal('');

  begin(dashboard: Dashboard): void {
    this.draft.set(dashboard);
  }

  discard(): void {
    this.draft.set(undefined);
    this.refusal.set('');
  }

  move(key: string, place: Place): void {
    this.draft.update((dashboard) => dashboard && placed(dashboard, key, place));
  }

  remove(key: string): void {
    this.draft.update((dashboard) => dashboard && withoutPanel(dashboard, key));
  }

  /** What a form is to be filled with; without a key it is about a new panel. */
  panel(key: string | undefined): PanelDraft {
    const dashboard = this.draft();
    this.editedKey = key ?? (dashboard === undefined ? '' : freeKey(dashboard));
    const panel = dashboard?.spec.panels[this.editedKey];
    return panel === undefined ? EMPTY_DRAFT : draftOf(panel);
  }

  /** The filled form for the panel that was asked for last. */
  apply(panel: PanelDraft): void {
    const key = this.editedKey;
    this.draft.update((dashboard) => dashboard && withPanel(dashboard, key, panelOf(panel, dashboard.spec.panels[key])));
  }

  save(saved: Saved, done: () => void): void {
    const dashboard = this.draft();
    if (dashboard !== undefined) {
      this.store.save(dashboard, saved).subscribe({
        next: () => {
          this.discard();
          done();
        },
        error: (error: unknown) => this.refusal.set(failureOf(error).sentence),
      });
    }
  }
}
