import { ChangeDetectionStrategy, Component, DOCUMENT, ElementRef, inject, signal, viewChild } from '@angular/core';
import { Copyable } from '../shell/copyable';
import { Submission } from '../shell/submission';
import { Administration } from './administration';
import { GrantFields } from './grant-fields';
import { guestOf } from './guest';

/** Makes a link that signs somebody else in, who may do and see no more than whoever makes it. */
@Component({
  selector: 'pw-guest-form',
  imports: [Copyable, GrantFields],
  template: `
    <button type="button" (click)="open()">Create guest link</button>
    <dialog #dialog aria-labelledby="guest">
      <h2 id="guest">Create a sign-in link for a guest</h2>
      @if (link(); as address) {
        <p>The link signs the guest in once, within 15 minutes.</p>
        <pw-copyable label="Sign-in link of the guest" [text]="address" />
        <div class="actions"><button type="button" class="primary" (click)="dialog.close()">Done</button></div>
      } @else {
        <form #form (submit)="$event.preventDefault(); make(form)">
          <label>Name of the guest <input name="name" required maxlength="80" /></label>
          <pw-grant-fields />
          <p class="problem" role="alert">{{ submission.problem() }}</p>
          <div class="actions">
            <button type="button" (click)="dialog.close()">Cancel</button>
            <button type="submit" class="primary" [disabled]="submission.busy()">Create link</button>
          </div>
        </form>
      }
    </dialog>
  `,
  styleUrl: '../planes/join-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GuestForm {
  private readonly administration = inject(Administration);
  private readonly document = inject(DOCUMENT);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly link = signal<string | undefined>(undefined);
  protected readonly submission = new Submission();

  protected open(): void {
    this.link.set(undefined);
    this.submission.clear();
    this.dialog().nativeElement.showModal();
  }

  protected make(form: HTMLFormElement): void {
    this.submission.send(this.administration.guestPath(guestOf(new FormData(form))), (path) => {
      this.link.set(new URL(path, this.document.baseURI).href);
    });
  }
}
