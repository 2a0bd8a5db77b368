import { ChangeDetectionStrategy, Component, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { failureOf } from '../prometheus/failure';
import { Copyable } from '../shell/copyable';
import { Administration } from './administration';
import { wishOf } from './api-token';

@Component({
  selector: 'pw-token-form',
  imports: [Copyable],
  templateUrl: './token-form.html',
  styleUrl: '../planes/join-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokenForm {
  private readonly administration = inject(Administration);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly issued = output();

  protected readonly token = signal<string | undefined>(undefined);
  protected readonly problem = signal('');
  protected readonly busy = signal(false);

  protected open(): void {
    this.token.set(undefined);
    this.problem.set('');
    this.dialog().nativeElement.showModal();
  }

  protected issue(form: HTMLFormElement): void {
    this.busy.set(true);
    this.problem.set('');
    this.administration.issue(wishOf(new FormData(form))).subscribe({
      next: ({ token }) => {
        this.busy.set(false);
        this.token.set(token);
        this.issued.emit();
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(failureOf(error).sentence);
      },
    });
  }
}
