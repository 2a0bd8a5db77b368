import { ChangeDetectionStrategy, Component, ElementRef, inject, input, viewChild } from '@angular/core';
import { Submission } from '../shell/submission';
import { Plane } from './plane';
import { Planes } from './planes';
import { descriptionOf, Registry } from './registry';

/** Changes what an administrator says of a plane. */
@Component({
  selector: 'pw-describe-form',
  templateUrl: './describe-form.html',
  styleUrl: './join-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DescribeForm {
  private readonly registry = inject(Registry);
  private readonly planes = inject(Planes);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly form = viewChild.required<ElementRef<HTMLFormElement>>('form');

  readonly plane = input.required<Plane>();

  protected readonly submission = new Submission();

  protected open(): void {
    this.submission.clear();
    this.form().nativeElement.reset();
    this.dialog().nativeElement.showModal();
  }

  protected describe(form: HTMLFormElement): void {
    this.submission.send(this.registry.describe(this.plane(), descriptionOf(new FormData(form))), () => {
      this.dialog().nativeElement.close();
      this.planes.retry();
    });
  }
}
