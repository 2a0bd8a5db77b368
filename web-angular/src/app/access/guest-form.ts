import { ChangeDetectionStrategy, Component, DOCUMENT, ElementRef, inject, signal, viewChild } from '@angular/core';
import { failureOf } from '../prometheus/failure';
import { Copyable } from '../shell/copyable';
import { Administration } from './administration';
import { guestOf } from './guest';

/** Makes a link that signs somebody else in, who may do and see no more than whoever makes it. */
@Component({
  selector: 'pw-guest-form',
  imports: [Copyable],
  template: `
    <button type="button" (click)="open()">Make a guest’s link</button>
    <dialog #dialog aria-labelledby="guest">
      <h2 id="guest">Make a sign-in link for somebody else</h2>
      @if (link(); as address) {
        <p>Good for one sign-in within 15 minutes.</p>
        <pw-copyable label="The guest’s sign-in link" [text]="address" />
        <div class="actions"><button type="button" class="primary" (click)="dialog.close()">Done</button></div>
      } @else {
        <form #form (submit)="$event.preventDefault(); make(form)">
          <label>Who it is for <input name="name" required maxlength="80" /></label>
          <label>
            Role
            <select name="role">
              <option value="VIEWER">viewer: reads</option>
              <option value="EDITOR">editor: changes dashboards and rules</option>
              <option value="ADMIN">admin: changes everything that it sees</option>
            </select>
          </label>
          <label>Only these data planes <input name="planes" class="mono" placeholder="all" /></label>
          <label>
            Only these environments
            <input name="environments" class="mono" placeholder="all" />
            <span class="muted">separated by blanks; what either list names is seen, without a list everything is</span>
          </label>
          <p class="problem" role="alert">{{ problem() }}</p>
          <div class="actions">
            <button type="button" (click)="dialog.close()">Cancel</button>
            <button type="submit" class="primary" [disabled]="busy()">Make the link</button>
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
  protected readonly problem = signal('');
  protected readonly busy = signal(false);

  protected open(): void {
    this.link.set(undefined);
    this.problem.set('');
    this.dialog().nativeElement.showModal();
  }

  protected make(form: HTMLFormElement): void {
    this.busy.set(true);
    this.problem.set('');
    this.administration.guestPath(guestOf(new FormData(form))).subscribe({
      next: (path) => {
        this.busy.set(false);
        this.link.set(new URL(path, this.document.baseURI).href);
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(failureOf(error).sentence);
      },
    });
  }
}
