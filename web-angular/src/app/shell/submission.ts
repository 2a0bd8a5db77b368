import { signal } from '@angular/core';
import { Observable } from 'rxjs';
import { failureOf } from '../prometheus/failure';

/** What a form sends: whether it is under way, and why it was refused. */
export class Submission {
  private readonly underWay = signal(false);
  private readonly reason = signal('');

  readonly busy = this.underWay.asReadonly();
  /** A sentence for the person at the form; empty while there is nothing to say. */
  readonly problem = this.reason.asReadonly();

  clear(): void {
    this.reason.set('');
  }

  refuse(sentence: string): void {
    this.reason.set(sentence);
  }

  send<T>(request: Observable<T>, taken: (answer: T) => void, refused: () => void = () => undefined): void {
    this.underWay.set(true);
    this.clear();
    request.subscribe({
      next: (answer) => {
        this.underWay.set(false);
        taken(answer);
      },
      error: (error: unknown) => {
        this.underWay.set(false);
        this.refuse(failureOf(error).sentence);
        refused();
      },
    });
  }
}
