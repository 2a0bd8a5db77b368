import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { failureOf } from '../prometheus/failure';
import { live } from '../refresh/live';
import { Copyable } from '../shell/copyable';
import { Notice } from '../shell/notice';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { Accounts } from './accounts';
import { Administration } from './administration';
import { ApiToken } from './api-token';
import { GuestForm } from './guest-form';
import { detailText, RecordedChange } from './recorded-change';
import { TokenForm } from './token-form';

/** Who gets in: tokens and sign-in links, and the log of what was changed. */
@Component({
  selector: 'pw-access-page',
  imports: [Accounts, Copyable, GuestForm, Notice, TokenForm],
  templateUrl: './access-page.html',
  styleUrl: './access-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class AccessPage {
  private readonly administration = inject(Administration);
  private readonly zone = inject(TimeZone).zone;
  private readonly document = inject(DOCUMENT);
  private readonly before = signal<number | undefined>(undefined);

  protected readonly tokens = live(
    () => ({ topic: 'tokens' }),
    () => this.administration.tokens(),
  );
  protected readonly changes = live(
    () => ({ topic: 'changes', before: this.before() }),
    ({ before }) => this.administration.changes(before),
  );
  protected readonly oldest = computed(() => this.changes.value()?.at(-1)?.id);
  protected readonly paged = computed(() => this.before() !== undefined);
  protected readonly link = signal<string | undefined>(undefined);
  protected readonly problem = signal('');

  protected told(ms: number): string {
    return moment(ms, Date.now(), this.zone());
  }

  protected detail(change: RecordedChange): string {
    return detailText(change, this.zone());
  }

  protected makeLink(): void {
    this.problem.set('');
    this.administration.signInPath().subscribe({
      next: (path) => this.link.set(new URL(path, this.document.baseURI).href),
      error: (error: unknown) => this.problem.set(failureOf(error).sentence),
    });
  }

  protected revoke({ id, name }: ApiToken): void {
    if (
      !this.document.defaultView?.confirm(
        `Revoke the token “${name}”? Whoever uses it is refused from now on, and what was made with it ends too.`,
      )
    ) {
      return;
    }
    this.administration.revoke(id).subscribe({
      next: () => this.tokens.retry(),
      error: (error: unknown) => this.problem.set(failureOf(error).sentence),
    });
  }

  protected showBefore(id: number | undefined): void {
    this.before.set(id);
  }
}
