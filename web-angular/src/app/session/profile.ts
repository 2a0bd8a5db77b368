import { ChangeDetectionStrategy, Component, inject, signal, viewChild } from '@angular/core';
import { Observable } from 'rxjs';
import { ApiToken } from '../access/api-token';
import { CredentialTable } from '../access/credential-table';
import { SignedInSession } from '../access/signed-in-session';
import { failureOf } from '../prometheus/failure';
import { live } from '../refresh/live';
import { DeleteDialog } from '../shell/delete-dialog';
import { Notice } from '../shell/notice';
import { Submission } from '../shell/submission';
import { OwnAccess, passwordChangeOf } from './own-access';
import { Session } from './session';

/** A person's own password, sessions and API tokens. */
@Component({
  selector: 'pw-profile',
  imports: [CredentialTable, DeleteDialog, Notice],
  templateUrl: './profile.html',
  styleUrls: ['../access/access-page.css', './profile.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class Profile {
  private readonly own = inject(OwnAccess);
  private readonly question = viewChild.required(DeleteDialog);

  protected readonly session = inject(Session);
  protected readonly submission = new Submission();
  protected readonly problem = signal('');
  protected readonly inOwnAccount = live(
    () => ({ topic: 'own account' }),
    () => this.own.isInOwnAccount(),
  );
  protected readonly sessions = live(
    () => (this.inOwnAccount.value() ? { topic: 'own sessions' } : undefined),
    () => this.own.sessions(),
  );
  protected readonly tokens = live(
    () => (this.inOwnAccount.value() ? { topic: 'own tokens' } : undefined),
    () => this.own.tokens(),
  );

  protected changePassword(form: HTMLFormElement): void {
    const change = passwordChangeOf(new FormData(form));
    if (change.password !== change.repeated) {
      this.submission.refuse('The new password and its repetition differ.');
      return;
    }
    // The control plane ends every session of the account, so that the person signs in again.
    this.submission.send(this.own.changePassword(change), () => this.session.expire());
  }

  protected end(session: SignedInSession): void {
    this.apply(this.own.endSession(session), () => this.sessions.retry());
  }

  protected endOthers(): void {
    this.apply(this.own.endOtherSessions(), () => this.sessions.retry());
  }

  protected revoke(token: ApiToken): void {
    this.question().open(`Revoke the token “${token.name}”?`, () => this.own.revoke(token));
  }

  private apply(change: Observable<unknown>, done: () => void): void {
    this.problem.set('');
    change.subscribe({
      next: done,
      error: (error: unknown) => {
        this.problem.set(failureOf(error).sentence);
        done();
      },
    });
  }
}
