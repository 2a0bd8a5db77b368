import { ChangeDetectionStrategy, Component, inject, output, signal, viewChild } from '@angular/core';
import { Observable } from 'rxjs';
import { failureOf } from '../prometheus/failure';
import { live } from '../refresh/live';
import { Notice } from '../shell/notice';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { DeleteDialog } from '../shell/delete-dialog';
import { Deleted, DeletedDashboards } from './deleted';

/** Deleted dashboards that the caller may restore. */
@Component({
  selector: 'pw-bin',
  imports: [DeleteDialog, Notice],
  templateUrl: './bin.html',
  styleUrls: ['../shell/table.css', './bin.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Bin {
  private readonly store = inject(DeletedDashboards);
  private readonly zone = inject(TimeZone).zone;
  private readonly question = viewChild.required(DeleteDialog);

  /** A dashboard is in use again. */
  readonly restored = output();

  protected readonly problem = signal('');
  protected readonly deleted = live(
    () => ({ topic: 'bin' }),
    () => this.store.list(),
  );

  protected restore(dashboard: Deleted): void {
    this.send(this.store.restore(dashboard));
  }

  protected purge(dashboard: Deleted): void {
    this.question().open(`Delete “${dashboard.title}” for good?`, () => this.store.purge(dashboard));
  }

  protected told(ms: number): string {
    return moment(ms, Date.now(), this.zone());
  }

  private send(request: Observable<unknown>): void {
    this.problem.set('');
    request.subscribe({
      next: () => {
        this.deleted.retry();
        this.restored.emit();
      },
      error: (error: unknown) => this.problem.set(failureOf(error).sentence),
    });
  }
}
