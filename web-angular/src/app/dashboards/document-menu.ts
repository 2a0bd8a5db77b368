import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Observable } from 'rxjs';
import { fileName, save } from '../chart/save';
import { failureOf } from '../prometheus/failure';
import { live } from '../refresh/live';
import { Session } from '../session/session';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { parseDashboard, titleOf } from './perses';
import { DeleteDialog } from '../shell/delete-dialog';
import { NEW, Saved, SavedDashboards, unsaved } from './saved';

/** A dashboard's document: to be read and changed as JSON, exported, put back to a former version, deleted. */
@Component({
  selector: 'pw-document-menu',
  imports: [DeleteDialog],
  templateUrl: './document-menu.html',
  styleUrl: './document-menu.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DocumentMenu {
  private readonly store = inject(SavedDashboards);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly zone = inject(TimeZone).zone;
  private readonly question = viewChild.required(DeleteDialog);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly saved = input.required<Saved>();
  /** Something was saved, so what is shown is to be read again. */
  readonly changed = output();

  protected readonly text = signal('');
  protected readonly problem = signal('');
  protected readonly opened = signal(false);
  protected readonly mayChange = computed(() => this.session.caller()?.role !== 'VIEWER' && this.saved().mayChange);
  protected readonly isKept = computed(() => this.saved().version !== NEW);
  protected readonly versions = live(
    () => (this.opened() && this.isKept() ? { topic: this.saved().id, version: this.saved().version } : undefined),
    ({ topic }) => this.store.versions(topic),
  );

  protected open(): void {
    this.text.set(JSON.stringify(this.saved().dashboard, null, 2));
    this.problem.set('');
    this.opened.set(true);
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.opened.set(false);
    this.dialog().nativeElement.close();
  }

  protected export(): void {
    save(this.text(), fileName(titleOf(this.saved().dashboard), 'json'), 'application/json');
  }

  protected apply(): void {
    try {
      const dashboard = parseDashboard(JSON.parse(this.text()));
      const same = dashboard.metadata.name === this.saved().dashboard.metadata.name;
      this.finish(this.store.save(dashboard, same ? this.saved() : unsaved(dashboard)));
    } catch (error) {
      this.problem.set(error instanceof Error ? error.message : 'This can’t be read.');
    }
  }

  protected restore(version: number): void {
    this.store.version(this.saved().id, version).subscribe({
      next: ({ dashboard }) => this.finish(this.store.save(dashboard, this.saved())),
      error: (error: unknown) => this.problem.set(failureOf(error).sentence),
    });
  }

  protected delete(): void {
    const saved = this.saved();
    this.question().open(`Delete “${titleOf(saved.dashboard)}”?`, () => this.store.delete(saved));
  }

  protected leave(): void {
    this.close();
    void this.router.navigate(['/dashboards']);
  }

  protected told(ms: number): string {
    return moment(ms, Date.now(), this.zone());
  }

  private finish(saving: Observable<string>): void {
    saving.subscribe({
      next: (id) => {
        this.close();
        this.changed.emit();
        void this.router.navigate(['/dashboards', id], { queryParamsHandling: 'preserve' });
      },
      error: (error: unknown) => this.problem.set(failureOf(error).sentence),
    });
  }
}
