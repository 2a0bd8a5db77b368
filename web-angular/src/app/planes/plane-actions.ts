import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Observable } from 'rxjs';
import { failureOf } from '../prometheus/failure';
import { DescribeForm } from './describe-form';
import { JoinForm } from './join-form';
import { Plane } from './plane';
import { Planes } from './planes';
import { Registry } from './registry';

/** What an administrator can do with one plane. */
@Component({
  selector: 'pw-plane-actions',
  imports: [DescribeForm, JoinForm],
  template: `
    <div class="row">
      <pw-describe-form [plane]="plane()" />
      <pw-join-form [plane]="plane()" />
      @if (inMaintenance()) {
        <button type="button" (click)="endMaintenance()">End maintenance</button>
      } @else {
        <button type="button" (click)="maintain()">Two hours of maintenance</button>
      }
      <button type="button" class="danger" (click)="retiring.showModal()">Retire …</button>
    </div>
    <p class="problem" role="alert">{{ problem() }}</p>
    <dialog #retiring aria-labelledby="retire">
      <h2 id="retire">Retire {{ plane().displayName }}?</h2>
      <p>
        Its join token ends, it leaves every page, and its id is never given again. This can’t be undone. Its metrics stay until they
        expire.
      </p>
      <form (submit)="$event.preventDefault(); retire()">
        <label>
          Type <code>{{ plane().id }}</code> to confirm
          <input #typed class="mono" autocomplete="off" (input)="confirmed.set(typed.value === plane().id)" />
        </label>
        <div class="row end">
          <button type="button" (click)="retiring.close()">Keep it</button>
          <button type="submit" class="danger" [disabled]="!confirmed()">Retire {{ plane().id }}</button>
        </div>
      </form>
    </dialog>
  `,
  styleUrl: './plane-actions.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlaneActions {
  private readonly registry = inject(Registry);
  private readonly planes = inject(Planes);
  private readonly router = inject(Router);
  private readonly retiring = viewChild.required<ElementRef<HTMLDialogElement>>('retiring');

  readonly plane = input.required<Plane>();

  protected readonly problem = signal('');
  protected readonly confirmed = signal(false);
  protected readonly inMaintenance = computed(() => this.plane().maintenanceUntilMs !== undefined);

  protected maintain(): void {
    this.change(this.registry.maintain(this.plane(), 'PT2H'));
  }

  protected endMaintenance(): void {
    this.change(this.registry.endMaintenance(this.plane()));
  }

  protected retire(): void {
    this.retiring().nativeElement.close();
    this.change(this.registry.retire(this.plane()), () => void this.router.navigateByUrl('/planes'));
  }

  private change(made: Observable<unknown>, then: () => void = () => undefined): void {
    this.problem.set('');
    made.subscribe({
      next: () => {
        this.planes.retry();
        then();
      },
      error: (error: unknown) => this.problem.set(failureOf(error).sentence),
    });
  }
}
