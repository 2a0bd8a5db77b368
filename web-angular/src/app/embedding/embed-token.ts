import { inject, Injectable, signal } from '@angular/core';
import { BehaviorSubject, filter, Observable, take, throwError, timeout } from 'rxjs';
import { LOOK_ROOT } from '../shell/look-root';

export const TOKEN_EVENT = 'planewatch-token';
/** How long a request waits for the embedding page to bring a token. */
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
  private readonly sentence = signal<string | undefined>(undefined);
  private asked = false;

  /** Why nothing is shown, once the page brought no token that works. */
  readonly refusal = this.sentence.asReadonly();

  use(token: string): void {
    this.asked = false;
    this.given.next(token);
  }

  /** A token that is not the one which was refused, empty for none. */
  insteadOf(refused: string): Observable<string> {
    if (this.sentence() !== undefined) {
      return throwError(() => new Error(REFUSED));
    }
    if (this.given.value === refused && !this.asked) {
      this.asked = true;
      this.element.dispatchEvent(new CustomEvent(TOKEN_EVENT, { bubbles: true, composed: true }));
    }
    return this.given.pipe(
      filter((token) => token !== refused && token !== ''),
      take(1),
      timeout({ first: RENEWAL_MS, with: () => throwError(() => this.refuse()) }),
    );
  }

  refuse(): Error {
    this.sentence.set(REFUSED);
    return new Error(REFUSED);
  }
}
