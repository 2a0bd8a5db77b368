import { ChangeDetectionStrategy, Component, effect, ElementRef, inject, viewChild } from '@angular/core';
import { UnsavedWork } from './unsaved-work';

/** Asks before a page with unsaved work is left; Esc stays. */
@Component({
  selector: 'pw-leave-dialog',
  template: `
    <dialog #dialog aria-label="Unsaved changes" (close)="work.question()?.answer(false)">
      <h2>Discard unsaved changes?</h2>
      @for (name of work.question()?.names; track $index) {
        <p>You have not saved your changes to {{ name }}.</p>
      }
      <div class="actions">
        <button type="button" class="primary" (click)="dialog.close()">Keep editing</button>
        <button type="button" class="danger" (click)="work.question()?.answer(true)">Discard and leave</button>
      </div>
    </dialog>
  `,
  styleUrls: ['../planes/join-form.css', '../shell/delete-dialog.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LeaveDialog {
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly work = inject(UnsavedWork);

  constructor() {
    effect(() => {
      const dialog = this.dialog().nativeElement;
      if (this.work.question() === undefined) {
        dialog.close();
      } else if (!dialog.open) {
        dialog.showModal();
      }
    });
  }
}
