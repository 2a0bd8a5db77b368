import { ChangeDetectionStrategy, Component, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { Observable } from 'rxjs';
import { Submission } from './submission';

/** Asks before something is deleted or ended, naming it. A refusal is shown in the dialog. */
@Component({
  selector: 'pw-delete-dialog',
  template: `
    <dialog #dialog [attr.aria-label]="heading()">
      <h2>{{ heading() }}</h2>
      <p>{{ consequence() }}</p>
      <p class="problem" role="alert">{{ submission.problem() }}</p>
      <div class="actions">
        <button type="button" (click)="dialog.close()">Cancel</button>
        <button type="button" class="danger" [disabled]="submission.busy()" (click)="delete()">{{ action() }}</button>
      </div>
    </dialog>
  `,
  styleUrls: ['../planes/join-form.css', './delete-dialog.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeleteDialog {
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly request = signal<(() => Observable<unknown>) | undefined>(undefined);

  readonly consequence = input.required<string>();
  readonly action = input('Delete');
  readonly deleted = output();
  /** It was refused, so what is shown may be outdated. */
  readonly refused = output();

  protected readonly heading = signal('');
  protected readonly submission = new Submission();

  /** Shows the question; the request is sent when the answer is yes. */
  open(heading: string, request: () => Observable<unknown>): void {
    this.heading.set(heading);
    this.request.set(request);
    this.submission.clear();
    this.dialog().nativeElement.showModal();
  }

  protected delete(): void {
    const request = this.request();
    if (request !== undefined) {
      this.submission.send(
        request(),
        () => {
          this.dialog().nativeElement.close();
          this.deleted.emit();
        },
        () => this.refused.emit(),
      );
    }
  }
}
