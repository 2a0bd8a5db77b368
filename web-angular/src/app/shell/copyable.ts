import { ChangeDetectionStrategy, Component, DOCUMENT, ElementRef, inject, input, signal, viewChild } from '@angular/core';

/** Text to be taken elsewhere as it is, with a button for it. */
@Component({
  selector: 'pw-copyable',
  template: `
    <pre #block tabindex="0" [attr.aria-label]="label()"><code>{{ text() }}</code></pre>
    <button type="button" (click)="copy()">{{ copied() ? 'Copied' : 'Copy' }}</button>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }
    pre {
      margin: 0;
      padding: 8px 88px 8px 12px;
      overflow: auto;
      border: 1px solid var(--border);
      border-radius: 4px;
      background: var(--surface-0);
      line-height: 1.5;
    }
    button {
      position: absolute;
      top: 5px;
      right: 5px;
      min-width: 72px;
      justify-content: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Copyable {
  private readonly document = inject(DOCUMENT);
  private readonly block = viewChild.required<ElementRef<HTMLElement>>('block');

  readonly text = input.required<string>();
  readonly label = input.required<string>();

  protected readonly copied = signal(false);

  /** Browsers give the clipboard only to pages of a secure origin; elsewhere the text is selected, to be copied by hand. */
  protected copy(): void {
    this.document.getSelection()?.selectAllChildren(this.block().nativeElement);
    const clipboard = this.document.defaultView?.navigator.clipboard as Clipboard | undefined;
    void clipboard?.writeText(this.text()).then(
      () => this.copied.set(true),
      // A frame may have no permission; the text is selected all the same.
      () => undefined,
    );
  }
}
