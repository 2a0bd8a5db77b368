import { ChangeDetectionStrategy, Component, computed, inject, input, SecurityContext } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { marked } from 'marked';

/** Text with headings, lists and links; whatever could run or load something is taken out. */
@Component({
  selector: 'pw-markdown',
  template: '<div [innerHTML]="html()"></div>',
  styles: `
    :host {
      display: block;
      overflow: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Markdown {
  private readonly sanitizer = inject(DomSanitizer);

  readonly text = input.required<string>();

  protected readonly html = computed(
    () => this.sanitizer.sanitize(SecurityContext.HTML, marked.parse(this.text(), { async: false })) ?? '',
  );
}
