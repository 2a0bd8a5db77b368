import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import { Drafts } from './drafts';
import { Fields, fieldsIn, fill } from './form-fields';
import { guardUnsaved } from './unsaved-work';

/**
 * Stands in a dialog's form and keeps what is typed there until the form is sent or cancelled: a reload, an expired session and the Esc key lose
 * nothing. The next time the form opens, the input is back, with a way to start over.
 */
@Component({
  selector: 'pw-form-draft',
  template: `
    @if (restored()) {
      <p role="status">
        <span class="muted">Your unsaved input is restored.</span>
        <button type="button" (click)="startOver()">Start over</button>
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: 8px;
      margin: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FormDraft {
  private readonly drafts = inject(Drafts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly destroyed = inject(DestroyRef);
  private offered: Fields = [];
  private escaped = false;

  /** Which form it is, with what it is about. */
  readonly key = input.required<string>();
  /** What is edited, as a person names it in `your changes to …`. */
  readonly name = input.required<string>();

  protected readonly restored = signal(false);

  constructor() {
    guardUnsaved({
      name: this.name,
      isUnsaved: () => this.drafts.read(this.key()) !== undefined,
      discard: () => this.drafts.drop(this.key()),
    });
    afterNextRender(() => this.begin());
  }

  protected startOver(): void {
    this.restored.set(false);
    fill(this.form(), this.offered);
    this.drafts.drop(this.key());
  }

  private begin(): void {
    const form = this.form();
    this.offered = fieldsIn(form);
    const kept = this.drafts.read(this.key());
    if (kept !== undefined) {
      const fields = JSON.parse(kept) as Fields;
      fill(form, fields);
      // A choice may have brought fields that were not there before.
      afterNextRender(() => fill(form, fields), { injector: this.injector });
      this.restored.set(true);
    }
    const dialog = form.closest('dialog');
    const listening = new AbortController();
    const { signal } = listening;
    form.addEventListener('input', () => this.drafts.keep(this.key(), JSON.stringify(fieldsIn(form))), { signal });
    dialog?.addEventListener('cancel', () => (this.escaped = true), { signal });
    dialog?.addEventListener('close', () => this.end(), { signal });
    this.destroyed.onDestroy(() => listening.abort());
  }

  /** The buttons that send or cancel close the dialog by themselves; only Esc is heard before. */
  private end(): void {
    if (!this.escaped) {
      this.drafts.drop(this.key());
    }
  }

  private form(): HTMLFormElement {
    const form = this.host.nativeElement.closest('form');
    if (form === null) {
      throw new Error('A form draft stands inside a form.');
    }
    return form;
  }
}
