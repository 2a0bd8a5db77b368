import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { AddressProblems } from './read-address';

/** One sentence where the address has values that the page cannot use. */
@Component({
  selector: 'pw-address-notice',
  template: `
    @if (sentence(); as text) {
      <p role="status">{{ text }}</p>
    }
  `,
  styles: `
    p {
      margin: 0 0 12px;
      padding: 6px 12px;
      border-radius: var(--radius);
      background: var(--warn-tint);
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddressNotice {
  protected readonly sentence = inject(AddressProblems).sentence;
}
