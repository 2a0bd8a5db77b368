import { ChangeDetectionStrategy, Component, ElementRef, inject, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Submission } from '../shell/submission';
import { emptyDashboard, nameOf } from './perses';
import { SavedDashboards } from './saved';

/** Begins a dashboard with nothing but its title. */
@Component({
  selector: 'pw-new-dashboard',
  template: `
    <button type="button" (click)="open()">New dashboard</button>
    <dialog #dialog aria-labelledby="new-dashboard">
      <h2 id="new-dashboard">New dashboard</h2>
      <form (submit)="$event.preventDefault(); make(title.value)">
        <label>Title <input #title required maxlength="80" /></label>
        <p class="problem" role="alert">{{ submission.problem() }}</p>
        <div class="actions">
          <button type="button" (click)="dialog.close()">Cancel</button>
          <button type="submit" class="primary" [disabled]="submission.busy()">Make it</button>
        </div>
      </form>
    </dialog>
  `,
  styleUrl: '../planes/join-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewDashboard {
  private readonly saved = inject(SavedDashboards);
  private readonly router = inject(Router);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly submission = new Submission();

  protected open(): void {
    this.submission.clear();
    this.dialog().nativeElement.showModal();
  }

  protected make(title: string): void {
    const dashboard = emptyDashboard(nameOf(title), title.trim());
    this.submission.send(this.saved.add(dashboard), (id) => void this.router.navigate(['/dashboards', id]));
  }
}
