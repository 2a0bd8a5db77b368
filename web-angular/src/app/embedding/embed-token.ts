import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { BehaviorSubject, filter, merge, Observable, Subject, take, throwError } from 'rxjs';
import { LOOK_ROOT } from '../shell/look-root';

export const TOKEN_EVENT = 'planewatch-token';
/** How long the embedding page may take to bring a token. */
export const RENEWAL_MS = 10_000;
const REFUSED = 'Nothing can be shown here: the access of this page has ended or was refused. Reload the page.';

/**
 * The token that the embedding page gave. Where there is none, or the control plane refuses it, the page is asked for another by an event;
 * it answers by setting the element's `token`.
 */
@Injectable()
export class EmbedToken {
  private readonly element = inject(LOOK_ROOT);
  private readonly given = new BehaviorSubject('');
  private readonly ended = new Subject<never>();
  private readonly sentence = signal<string | undefined>(undefined);
  /** What is to be replaced, and until when; requests that wait for it come and go meanwhile. */
  private sought: { readonly refused: string; readonly deadline: ReturnType<typeof setTimeout> } | undefined;

  /** Why nothing is shown, once the page brought no token that works. */
  readonly refusal = this.sentence.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.sought?.deadline));
  }

  /** The token that was refused is no answer to the question for another. */
  use(token: string): void {
    if (token !== this.sought?.refused) {
      clearTimeout(this.sought?.deadline);
      this.sought = undefined;
      this.given.next(token);
    }
  }

  /** A token that is not the one which was refused, empty for none. */
  insteadOf(refused: string): Observable<string> {
    if (this.sentence() !== undefined) {
      return throwError(() => new Error(REFUSED));
    }
    if (this.given.value === refused && this.sought === undefined) {
      this.sought = { refused, deadline: setTimeout(() => this.refuse(), RENEWAL_MS) };
      this.element.dispatchEvent(new CustomEvent(TOKEN_EVENT, { bubbles: true, composed: true }));
    }
    return merge(this.given, this.ended).pipe(
      filter((token) => token !== refused && token !== ''),
      take(1),
    );
  }

  refuse(): Error {
    this.sentence.set(REFUSED);
    const refusal = new Error(REFUSED);
    this.ended.error(refusal);
    return refusal;
  }
}
