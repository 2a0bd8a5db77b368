import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

/** Between a picture and the table of its values. */
@Component({
  selector: 'pw-table-toggle',
  template: `
    <button
      type="button"
      class="quiet"
      [attr.aria-pressed]="pressed()"
      (click)="pressed.set(!pressed())"
      [attr.aria-label]="title() + ' as a table'"
      title="Table"
    >
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 3h12v10H2ZM2 6.500h12M2 9.700h12M6.500 3v10" /></svg>
    </button>
  `,
  styles: `
    button[aria-pressed='true'] {
      background: var(--surface-3);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TableToggle {
  readonly title = input.required<string>();
  readonly pressed = model(false);
}
