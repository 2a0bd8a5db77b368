import { ChangeDetectionStrategy, Component, inject, signal, viewChild } from '@angular/core';
import { Observable } from 'rxjs';
import { failureOf } from '../prometheus/failure';
import { live } from '../refresh/live';
import { DeleteDialog } from '../shell/delete-dialog';
import { Notice } from '../shell/notice';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { Account } from './account';
import { AccountForm } from './account-form';
import { Administration } from './administration';

/** The people who may sign in, with what each may do and see. */
@Component({
  selector: 'pw-accounts',
  imports: [AccountForm, DeleteDialog, Notice],
  templateUrl: './accounts.html',
  styleUrl: './access-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Accounts {
  private readonly administration = inject(Administration);
  private readonly zone = inject(TimeZone).zone;
  private readonly question = viewChild.required(DeleteDialog);

  protected readonly accounts = live(
    () => ({ topic: 'accounts' }),
    () => this.administration.accounts(),
  );
  protected readonly problem = signal('');

  protected told(ms: number): string {
    return moment(ms, Date.now(), this.zone());
  }

  protected setRole(account: Account, chosen: HTMLSelectElement): void {
    // What was refused must not stand there as if it held.
    this.apply(this.administration.admit(account, chosen.value, account.blocked), () => (chosen.value = account.role));
  }

  protected setBlocked(account: Account): void {
    this.apply(this.administration.admit(account, account.role, !account.blocked));
  }

  protected remove(account: Account): void {
    this.question().open(`Remove the account “${account.name}”?`, () => this.administration.removeAccount(account));
  }

  private apply(change: Observable<unknown>, undo: () => void = () => undefined): void {
    this.problem.set('');
    change.subscribe({
      next: () => this.accounts.retry(),
      error: (error: unknown) => {
        undo();
        this.problem.set(failureOf(error).sentence);
        this.accounts.retry();
      },
    });
  }
}
