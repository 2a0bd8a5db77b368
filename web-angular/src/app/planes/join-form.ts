import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Copyable } from '../shell/copyable';
import { Submission } from '../shell/submission';
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
  protected readonly submission = new Submission();
  protected readonly action = computed(() => (this.plane() === undefined ? 'Add a data plane' : 'New join token'));

  protected open(): void {
    this.token.set(undefined);
    this.submission.clear();
    this.dialog().nativeElement.showModal();
  }

  protected issue(form: HTMLFormElement): void {
    this.submission.send(this.registry.issueToken(invitationOf(new FormData(form))), (token) => {
      this.token.set(token);
      this.planes.retry();
    });
  }
}
