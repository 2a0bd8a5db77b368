import { ChangeDetectionStrategy, Component, ElementRef, inject, output, viewChild } from '@angular/core';
import { Submission } from '../shell/submission';
import { accountWishOf } from './account';
import { Administration } from './administration';
import { GrantFields } from './grant-fields';

@Component({
  selector: 'pw-account-form',
  imports: [GrantFields],
  templateUrl: './account-form.html',
  styleUrl: '../planes/join-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountForm {
  private readonly administration = inject(Administration);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly created = output();

  protected readonly submission = new Submission();

  protected open(): void {
    this.submission.clear();
    this.dialog().nativeElement.showModal();
  }

  protected create(form: HTMLFormElement): void {
    this.submission.send(this.administration.createAccount(accountWishOf(new FormData(form))), () => {
      form.reset();
      this.dialog().nativeElement.close();
      this.created.emit();
    });
  }
}
