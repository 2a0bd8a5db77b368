import { ChangeDetectionStrategy, Component, ElementRef, output, signal, viewChild } from '@angular/core';
import { EMPTY_DRAFT, KINDS, PanelDraft, UNITS } from './panel-draft';

/** What a panel shows and how, in a dialog. */
@Component({
  selector: 'pw-panel-form',
  templateUrl: './panel-form.html',
  styleUrl: './panel-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PanelForm {
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly applied = output<PanelDraft>();

  protected readonly kinds = KINDS;
  protected readonly units = UNITS;
  protected readonly draft = signal<PanelDraft>(EMPTY_DRAFT);

  open(draft: PanelDraft): void {
    this.draft.set(draft);
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
