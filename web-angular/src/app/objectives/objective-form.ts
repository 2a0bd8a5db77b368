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
import { failureOf } from '../prometheus/failure';
import { Definition } from './objective';
import { definitionOf, NO_DEFINITION, percentText, targetsText } from './objective-wish';
import { Objectives } from './objectives';

/** An objective in fields: a new one, or one that there is. */
@Component({
  selector: 'pw-objective-form',
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
  protected readonly former = signal<Definition | undefined>(undefined);
  protected readonly shown = computed(() => this.former() ?? NO_DEFINITION);
  protected readonly problem = signal('');
  protected readonly busy = signal(false);
  protected readonly percentText = percentText;
  protected readonly targetsText = targetsText;

  open(definition?: Definition): void {
    this.former.set(definition);
    this.problem.set('');
    this.opened.set(true);
    // Drawn before it opens, so that its first field gets the focus.
    this.view.detectChanges();
    this.dialog().nativeElement.showModal();
  }

  protected save(form: HTMLFormElement): void {
    const definition = definitionOf(new FormData(form));
    this.busy.set(true);
    this.problem.set('');
    const saving = this.former() === undefined ? this.objectives.add(definition) : this.objectives.replace(definition);
    saving.subscribe({
      next: () => {
        this.busy.set(false);
        this.dialog().nativeElement.close();
        this.saved.emit();
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(failureOf(error).sentence);
      },
    });
  }
}
