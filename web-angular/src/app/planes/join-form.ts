import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { failureOf } from '../prometheus/failure';
import { Copyable } from '../shell/copyable';
import { invitationOf, Registry } from './registry';
import { Plane } from './plane';
import { Planes } from './planes';

/** Makes a join token: for a new plane, or a new one for a plane that there is. */
@Component({
  selector: 'pw-join-form',
  imports: [Copyable],
  templateUrl: './join-form.html',
  styleUrl: './join-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JoinForm {
  private readonly registry = inject(Registry);
  private readonly planes = inject(Planes);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly plane = input<Plane | undefined>();

  protected readonly environments = this.planes.environments;
  protected readonly token = signal<string | undefined>(undefined);
  protected readonly problem = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly action = computed(() => (this.plane() === undefined ? 'Add a data plane' : 'New join token'));

  protected open(): void {
    this.token.set(undefined);
    this.problem.set(undefined);
    this.dialog().nativeElement.showModal();
  }

  protected issue(form: HTMLFormElement): void {
    this.busy.set(true);
    this.problem.set(undefined);
    this.registry.issueToken(invitationOf(new FormData(form))).subscribe({
      next: (token) => {
        this.busy.set(false);
        this.token.set(token);
        this.planes.retry();
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(failureOf(error).sentence);
      },
    });
  }
}
