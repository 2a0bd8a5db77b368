import { ChangeDetectionStrategy, Component, DOCUMENT, ElementRef, inject, input, signal, viewChildren } from '@angular/core';
import { Dropdown } from '../shell/dropdown';

/** Links to this view: one that goes on with time, one that keeps it as it is now. */
@Component({
  selector: 'pw-share',
  imports: [Dropdown],
  template: `
    <pw-dropdown name="Share" label="Share">
      @for (link of links; track link.kind) {
        <label [attr.for]="link.kind">{{ link.label }}</label>
        <div>
          <input #field readonly class="mono" [id]="link.kind" [value]="address(link.kind)" (focus)="field.select()" />
          <button type="button" (click)="copy($index)">{{ copied() === $index ? 'Copied' : 'Copy' }}</button>
        </div>
      }
    </pw-dropdown>
  `,
  styles: `
    label {
      display: block;
      padding: 8px 8px 2px;
    }
    div {
      display: flex;
      gap: 8px;
      padding: 0 8px 8px;
    }
    input {
      width: min(360px, 50vw);
    }
    button {
      min-width: 72px;
      justify-content: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Share {
  private readonly document = inject(DOCUMENT);
  private readonly fields = viewChildren<ElementRef<HTMLInputElement>>('field');

  readonly live = input.required<string>();
  readonly frozen = input.required<string>();

  protected readonly links = [
    { kind: 'live', label: 'Goes on with time' },
    { kind: 'frozen', label: 'As it is now' },
  ] as const;
  protected readonly copied = signal<number | undefined>(undefined);

  protected address(kind: 'live' | 'frozen'): string {
    return new URL(`.${this[kind]()}`, this.document.baseURI).href;
  }

  /** Browsers give the clipboard only to pages of a secure origin; elsewhere the address is selected, to be copied by hand. */
  protected copy(index: number): void {
    const field = this.fields()[index]?.nativeElement;
    field?.select();
    const clipboard = this.document.defaultView?.navigator.clipboard as Clipboard | undefined;
    void clipboard?.writeText(field?.value ?? '').then(() => this.copied.set(index));
  }
}
