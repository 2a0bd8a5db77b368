import {
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  computed,
  ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FormDraft } from '../draft/form-draft';
import { Submission } from '../shell/submission';
import { Objective } from './objective';
import { definitionOf, NO_DEFINITION, percentText, targetsText } from './objective-wish';
import { Objectives } from './objectives';

/** An objective in fields: a new one, or one that there is. */
@Component({
  selector: 'pw-objective-form',
  imports: [FormDraft],
  templateUrl: './objective-form.html',
  styleUrls: ['../planes/join-form.css', './objective-form.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ObjectiveForm {
  private readonly objectives = inject(Objectives);
  private readonly view = inject(ChangeDetectorRef);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly saved = output();

  protected readonly opened = signal(false);
  protected readonly former = signal<Objective | undefined>(undefined);
  protected readonly shown = computed(() => this.former()?.definition ?? NO_DEFINITION);
  protected readonly submission = new Submission();
  protected readonly percentText = percentText;
  protected readonly targetsText = targetsText;

  open(objective?: Objective): void {
    this.former.set(objective);
    this.submission.clear();
    this.opened.set(true);
    // Drawn before it opens, so that its first field gets the focus.
    this.view.detectChanges();
    this.dialog().nativeElement.showModal();
  }

  protected save(form: HTMLFormElement): void {
    const definition = definitionOf(new FormData(form));
    const former = this.former();
    const saving = former === undefined ? this.objectives.add(definition) : this.objectives.replace(former, definition);
    this.submission.send(saving, () => {
      this.dialog().nativeElement.close();
      this.saved.emit();
    });
  }
}
