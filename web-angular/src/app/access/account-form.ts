import { ChangeDetectionStrategy, Component, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { failureOf } from '../prometheus/failure';
import { accountWishOf } from './account';
import { Administration } from './administration';

@Component({
  selector: 'pw-account-form',
  templateUrl: './account-form.html',
  styleUrl: '../planes/join-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountForm {
  private readonly administration = inject(Administration);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly created = output();

  protected readonly problem = signal('');
  protected readonly busy = signal(false);

  protected open(): void {
    this.problem.set('');
    this.dialog().nativeElement.showModal();
  }

  protected create(form: HTMLFormElement): void {
    this.busy.set(true);
    this.problem.set('');
    this.administration.createAccount(accountWishOf(new FormData(form))).subscribe({
      next: () => {
        this.busy.set(false);
        form.reset();
        this.dialog().nativeElement.close();
        this.created.emit();
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(failureOf(error).sentence);
      },
    });
  }
}
