import { ChangeDetectionStrategy, Component, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { Copyable } from '../shell/copyable';
import { Submission } from '../shell/submission';
import { Administration } from './administration';
import { GrantFields } from './grant-fields';
import { wishOf } from './api-token';

@Component({
  selector: 'pw-token-form',
  imports: [Copyable, GrantFields],
  templateUrl: './token-form.html',
  styleUrl: '../planes/join-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokenForm {
  private readonly administration = inject(Administration);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly issued = output();

  protected readonly token = signal<string | undefined>(undefined);
  protected readonly submission = new Submission();

  protected open(): void {
    this.token.set(undefined);
    this.submission.clear();
    this.dialog().nativeElement.showModal();
  }

  protected issue(form: HTMLFormElement): void {
    this.submission.send(this.administration.issue(wishOf(new FormData(form))), ({ token }) => {
      this.token.set(token);
      this.issued.emit();
    });
  }
}
