import {
  ChangeDetectionStrategy,
  Component,
  ChangeDetectorRef,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FormDraft } from '../draft/form-draft';
import { EMPTY_DRAFT, KINDS, PanelDraft, UNITS } from './panel-draft';

/** What a panel shows and how, in a dialog. */
@Component({
  selector: 'pw-panel-form',
  imports: [FormDraft],
  templateUrl: './panel-form.html',
  styleUrl: './panel-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PanelForm {
  private readonly view = inject(ChangeDetectorRef);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  /** Which dashboard the panel is on. */
  readonly dashboard = input('');
  readonly applied = output<PanelDraft>();

  protected readonly kinds = KINDS;
  protected readonly units = UNITS;
  protected readonly opened = signal(false);
  private readonly former = signal('');
  protected readonly key = computed(() => `panel ${this.dashboard()} ${this.former()}`);
  protected readonly draft = signal<PanelDraft>(EMPTY_DRAFT);

  open(draft: PanelDraft): void {
    this.former.set(draft.title);
    this.draft.set(draft);
    this.opened.set(true);
    // Drawn before it opens, so that its first field gets the focus.
    this.view.detectChanges();
    this.dialog().nativeElement.showModal();
  }

  protected write(change: Partial<PanelDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected apply(event: Event): void {
    event.preventDefault();
    this.close();
    this.applied.emit(this.draft());
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }
}
