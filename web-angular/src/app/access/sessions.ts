import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { failureOf } from '../prometheus/failure';
import { live } from '../refresh/live';
import { Notice } from '../shell/notice';
import { Administration } from './administration';
import { CredentialTable } from './credential-table';
import { SignedInSession } from './signed-in-session';

/** The sessions that an administrator may end. */
@Component({
  selector: 'pw-sessions',
  imports: [CredentialTable, Notice],
  template: `
    <header>
      <h2 id="sessions">Sessions</h2>
    </header>
    <p class="problem" role="alert">{{ problem() }}</p>
    @if (page.failure(); as failure) {
      <pw-notice tone="bad" [sentence]="failure.sentence" (retry)="page.retry()" />
    }
    @if (page.value(); as shown) {
      @if (shown.sessions.length > 0) {
        <pw-credential-table kind="sessions" [credentials]="shown.sessions" (end)="end($event)" />
      } @else {
        <p class="muted">No browser is signed in.</p>
      }
      <div class="pages">
        @if (after()) {
          <button type="button" (click)="after.set(undefined)">Newest</button>
        }
        @if (shown.next; as next) {
          <button type="button" (click)="after.set(next)">Older</button>
        }
      </div>
    }
  `,
  styleUrl: './access-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Sessions {
  private readonly administration = inject(Administration);

  protected readonly after = signal<string | undefined>(undefined);
  protected readonly problem = signal('');
  protected readonly page = live(
    () => ({ topic: 'sessions', after: this.after() }),
    ({ after }) => this.administration.sessions(after),
  );

  protected end(session: SignedInSession): void {
    this.problem.set('');
    this.administration.endSession(session).subscribe({
      next: () => this.page.retry(),
      error: (error: unknown) => {
        this.problem.set(failureOf(error).sentence);
        this.page.retry();
      },
    });
  }
}
