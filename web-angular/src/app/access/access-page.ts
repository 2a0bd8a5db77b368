import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { failureOf } from '../prometheus/failure';
import { live } from '../refresh/live';
import { Copyable } from '../shell/copyable';
import { DeleteDialog } from '../shell/delete-dialog';
import { Notice } from '../shell/notice';
import { Accounts } from './accounts';
import { Administration } from './administration';
import { ApiToken } from './api-token';
import { CredentialTable } from './credential-table';
import { GuestForm } from './guest-form';
import { Sessions } from './sessions';
import { TokenForm } from './token-form';

/** Accounts, API tokens, sign-in links and sessions. */
@Component({
  selector: 'pw-access-page',
  imports: [Accounts, Copyable, CredentialTable, DeleteDialog, GuestForm, Notice, RouterLink, Sessions, TokenForm],
  templateUrl: './access-page.html',
  styleUrl: './access-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class AccessPage {
  private readonly administration = inject(Administration);
  private readonly document = inject(DOCUMENT);
  private readonly question = viewChild.required(DeleteDialog);

  protected readonly tokens = live(
    () => ({ topic: 'tokens' }),
    () => this.administration.tokens(),
  );
  protected readonly link = signal<string | undefined>(undefined);
  protected readonly problem = signal('');

  protected makeLink(): void {
    this.problem.set('');
    this.administration.signInPath().subscribe({
      next: (path) => this.link.set(new URL(path, this.document.baseURI).href),
      error: (error: unknown) => this.problem.set(failureOf(error).sentence),
    });
  }

  protected revoke({ id, name }: ApiToken): void {
    this.question().open(`Revoke the token “${name}”?`, () => this.administration.revoke(id));
  }
}
