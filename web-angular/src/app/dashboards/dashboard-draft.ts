import { HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Drafts } from '../draft/drafts';
import { firstRevision, redone, revised, Revisions, undone } from '../draft/revisions';
import { guardUnsaved } from '../draft/unsaved-work';
import { failureOf } from '../prometheus/failure';
import { freeKey, inReadingOrderOfPlaces, Place, placed, withoutPanel, withPanel } from './layout-edit';
import { draftOf, EMPTY_DRAFT, PanelDraft, panelOf } from './panel-draft';
import { Dashboard, parseDashboard, titleOf } from './perses';
import { Saved, SavedDashboards } from './saved';

/** The version that a change was begun on: a change is never saved over a version that its author has not seen. */
type Base = Pick<Saved, 'id' | 'version'>;

const PRECONDITION_FAILED = 412;

/** A dashboard while it is being changed; provided by the page that shows it. Each change is kept in this tab until it is saved or discarded. */
@Injectable()
export class DashboardDraft {
  private readonly store = inject(SavedDashboards);
  private readonly drafts = inject(Drafts);
  private readonly revisions = signal<Revisions<Dashboard> | undefined>(undefined);
  private base: Base = { id: '', version: 0 };
  private key = '';
  private editedKey = '';
  /** The order in the document is that of the places only where a panel was moved. */
  private moved = false;

  /** Undefined while the dashboard is only looked at. */
  readonly dashboard = computed(() => this.revisions()?.present);
  readonly canUndo = computed(() => (this.revisions()?.past.length ?? 0) > 0);
  readonly canRedo = computed(() => (this.revisions()?.future.length ?? 0) > 0);
  /** Why it could not be saved. */
  readonly refusal = signal('');
  /** Somebody else saved another version in the meantime. */
  readonly conflict = signal(false);
  /** What is shown comes from before a reload or a sign-in. */
  readonly restored = signal(false);

  constructor() {
    guardUnsaved({
      name: () => `the dashboard “${titleOf(this.dashboard() as Dashboard)}”`,
      isUnsaved: () => this.isUnsaved(),
      discard: () => this.discard(),
    });
  }

  isUnsaved(): boolean {
    return this.drafts.read(this.key) !== undefined;
  }

  /** Goes on with a change of this dashboard that was neither saved nor discarded. */
  resume(name: string): void {
    this.stop();
    this.key = `dashboard ${name}`;
    const kept = this.drafts.read(this.key);
    if (kept === undefined) {
      return;
    }
    try {
      const { base, dashboard } = JSON.parse(kept) as { base: Base; dashboard: unknown };
      this.revisions.set(firstRevision(parseDashboard(dashboard)));
      this.base = base;
      this.moved = true;
      this.restored.set(true);
    } catch {
      // Of another version of the pages: it can't be shown, and must not keep the dashboard from being shown.
      this.drafts.drop(this.key);
    }
  }

  begin({ id, version, dashboard }: Saved): void {
    this.base = { id, version };
    this.revisions.set(firstRevision(dashboard));
  }

  discard(): void {
    this.drafts.drop(this.key);
    this.stop();
  }

  undo(): void {
    this.revisions.update((revisions) => revisions && undone(revisions));
    this.keep();
  }

  redo(): void {
    this.revisions.update((revisions) => revisions && redone(revisions));
    this.keep();
  }

  move(key: string, place: Place): void {
    this.moved = true;
    this.change((dashboard) => placed(dashboard, key, place), `move ${key}`);
  }

  remove(key: string): void {
    this.change((dashboard) => withoutPanel(dashboard, key));
  }

  /** What a form is to be filled with; without a key it is about a new panel. */
  panel(key: string | undefined): PanelDraft {
    const dashboard = this.dashboard();
    this.editedKey = key ?? (dashboard === undefined ? '' : freeKey(dashboard));
    const panel = dashboard?.spec.panels[this.editedKey];
    return panel === undefined ? EMPTY_DRAFT : draftOf(panel);
  }

  /** The filled form for the panel that was asked for last. */
  apply(panel: PanelDraft): void {
    const key = this.editedKey;
    this.change((dashboard) => withPanel(dashboard, key, panelOf(panel, dashboard.spec.panels[key])));
  }

  save(done: () => void): void {
    const dashboard = this.dashboard();
    if (dashboard !== undefined) {
      this.refusal.set('');
      this.conflict.set(false);
      this.store.save(this.moved ? inReadingOrderOfPlaces(dashboard) : dashboard, this.base).subscribe({
        next: () => {
          this.discard();
          done();
        },
        error: (error: unknown) => {
          this.conflict.set(error instanceof HttpErrorResponse && error.status === PRECONDITION_FAILED);
          this.refusal.set(failureOf(error).sentence);
        },
      });
    }
  }

  /** Saves over a version that somebody else saved in the meantime; the versions keep theirs. */
  saveOver({ id, version }: Base, done: () => void): void {
    this.base = { id, version };
    this.save(done);
  }

  private change(make: (dashboard: Dashboard) => Dashboard, kind = ''): void {
    const revisions = this.revisions();
    if (revisions !== undefined) {
      this.revisions.set(revised(revisions, make(revisions.present), kind));
      this.keep();
    }
  }

  private keep(): void {
    if (this.canUndo() || this.restored()) {
      this.drafts.keep(this.key, JSON.stringify({ base: this.base, dashboard: this.dashboard() }));
    } else {
      // Everything was undone.
      this.drafts.drop(this.key);
    }
  }

  private stop(): void {
    this.moved = false;
    this.revisions.set(undefined);
    this.refusal.set('');
    this.conflict.set(false);
    this.restored.set(false);
  }
}
