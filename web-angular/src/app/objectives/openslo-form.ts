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
import { lineIn, lineSpan } from './objective-wish';
import { Objectives } from './objectives';

/** Objectives as an OpenSLO text; what the control plane refuses is told with its line, which is selected. */
@Component({
  imports: [FormDraft],
  selector: 'pw-openslo-form',
  template: `
    <button type="button" (click)="open()">From OpenSLO …</button>
    <dialog #dialog aria-labelledby="openslo" (close)="opened.set(false)">
      @if (opened()) {
        <h2 id="openslo">Objectives from an OpenSLO text</h2>
        <form (submit)="$event.preventDefault(); write()">
          <pw-form-draft key="openslo" name="the OpenSLO text" />
          <p class="muted">All objectives of the text are written, or none. One that has the name of another takes its place.</p>
          <label>
            A file
            <input #file type="file" accept=".yaml,.yml,text/yaml" (change)="read(file.files)" />
          </label>
          <label>
            or paste it
            <textarea
              #written
              name="text"
              class="mono"
              rows="18"
              spellcheck="false"
              required
              [value]="text()"
              (input)="text.set(written.value)"
            ></textarea>
          </label>
          <p class="problem" role="alert">{{ submission.problem() }}</p>
          @if (refused(); as line) {
            <blockquote class="mono">{{ line }}</blockquote>
          }
          <div class="actions">
            <button type="button" (click)="dialog.close()">Cancel</button>
            <button type="submit" class="primary" [disabled]="submission.busy()">Write them</button>
          </div>
        </form>
      }
    </dialog>
  `,
  styleUrls: ['../planes/join-form.css', './objective-form.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OpenSloForm {
  private readonly objectives = inject(Objectives);
  private readonly view = inject(ChangeDetectorRef);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('written');

  readonly written = output();

  protected readonly opened = signal(false);
  protected readonly text = signal('');
  protected readonly submission = new Submission();
  /** The line that is complained of, with its number. */
  protected readonly refused = computed(() => {
    const line = lineIn(this.submission.problem());
    const text = line === undefined ? undefined : this.text().split('\n')[line - 1];
    return text === undefined ? undefined : `${line}  ${text}`;
  });

  protected open(): void {
    this.submission.clear();
    this.opened.set(true);
    // Drawn before it opens, so that its first field gets the focus.
    this.view.detectChanges();
    this.dialog().nativeElement.showModal();
  }

  protected read(files: FileList | null): void {
    void files?.[0]?.text().then((text) => this.text.set(text));
  }

  protected write(): void {
    this.submission.send(
      this.objectives.writeOpenSlo(this.text()),
      () => {
        this.text.set('');
        this.dialog().nativeElement.close();
        this.written.emit();
      },
      () => this.select(),
    );
  }

  private select(): void {
    const line = lineIn(this.submission.problem());
    if (line !== undefined) {
      const { start, end } = lineSpan(this.text(), line);
      const field = this.field()?.nativeElement;
      field?.focus();
      field?.setSelectionRange(start, end);
    }
  }
}
