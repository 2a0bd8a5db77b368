import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { readAddress } from '../address/read-address';
import { failureOf } from '../prometheus/failure';
import { Brand } from '../shell/brand';
import { KEPT_IN_TAB } from '../shell/kept';
import { isUnauthorized, Proof, Session } from './session';
import { codeIn, ownPath } from './sign-in-code';

/** Where the page is kept that somebody wanted before they were led to sign in. */
const WANTED = 'planewatch.wanted';

const REASONS: Readonly<Record<string, string>> = {
  expired: 'Your session has ended. Sign in again to return to the page.',
  'signed-out': 'You are signed out.',
  refused: 'The identity provider signed you in, but none of your groups has access here. Ask an administrator.',
  'groups-unknown': 'The identity provider did not say which groups you are in. Ask an administrator to configure the groups claim.',
  'groups-elsewhere':
    'You are in more groups than the identity provider sends. Ask an administrator to send only the groups of this application.',
  failed: 'The sign-in at the identity provider failed. Try again.',
  'not-ended': 'The control plane did not confirm that your session has ended. Close this browser to be sure.',
};

@Component({
  selector: 'pw-sign-in',
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class SignIn {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly kept = inject(KEPT_IN_TAB);

  private readonly to = readAddress((address) => address.text('to'));
  private readonly why = readAddress((address) => address.text('why'));

  protected readonly brand = inject(Brand);
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);
  /** The identity provider's name, where there is one. */
  protected readonly provider = toSignal(this.session.provider());
  protected readonly reason = computed(() => REASONS[this.why() ?? '']);

  constructor() {
    // A link that is pasted while this page is open changes the fragment alone, and no page is loaded.
    this.route.fragment.pipe(takeUntilDestroyed()).subscribe((fragment) => this.take(fragment));
    effect(() => {
      const to = this.to();
      if (to !== undefined || this.why() !== undefined) {
        this.kept.setItem(WANTED, to ?? '');
      }
    });
  }

  private take(fragment: string | null): void {
    const code = fragment === null ? undefined : codeIn(fragment);
    if (code !== undefined) {
      // The code is worth nothing after its first use, but it has no business in the history either.
      void this.router.navigate([], { relativeTo: this.route, queryParamsHandling: 'preserve', replaceUrl: true });
      this.redeem(code);
    }
  }

  protected signInWith(text: string): void {
    const code = codeIn(text);
    if (code === undefined) {
      this.problem.set('The text is not a sign-in link and not a code.');
      return;
    }
    this.redeem(code);
  }

  protected signInAs(name: string, password: string): void {
    this.begin({ name, password }, 'The name or the password is wrong.');
  }

  private redeem(code: string): void {
    this.begin({ code }, 'The link was used before, or it is older than 15 minutes. Create a new link as shown below.');
  }

  private begin(proof: Proof, refusal: string): void {
    this.busy.set(true);
    this.problem.set(undefined);
    this.session.signIn(proof).subscribe({
      next: () => {
        // A pasted link has no `to`; the page that was wanted before it in this tab is meant.
        const wanted = this.to() ?? this.kept.getItem(WANTED) ?? undefined;
        this.kept.setItem(WANTED, '');
        void this.router.navigateByUrl(ownPath(wanted || undefined), { replaceUrl: true });
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(isUnauthorized(error) ? refusal : failureOf(error).sentence);
      },
    });
  }
}
