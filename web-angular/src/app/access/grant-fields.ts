import { booleanAttribute, ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The fields of a form that say what somebody may do and see; read by `grantsWishOf`. */
@Component({
  selector: 'pw-grant-fields',
  template: `
    <label>
      Role
      <select name="role">
        <option value="VIEWER">viewer: reads</option>
        <option value="EDITOR">editor: changes dashboards and rules</option>
        <option value="ADMIN">admin: changes everything that it sees</option>
      </select>
    </label>
    <label>Only these data planes <input name="planes" class="mono" placeholder="all" /></label>
    @if (linesOfBusiness()) {
      <label>Only these environments <input name="environments" class="mono" placeholder="all" /></label>
      <label>
        Only these lines of business
        <input name="linesOfBusiness" class="mono" placeholder="all" />
        <span class="muted">separated by blanks; what any list names is seen, without a list everything is</span>
      </label>
    } @else {
      <label>
        Only these environments
        <input name="environments" class="mono" placeholder="all" />
        <span class="muted">separated by blanks; what either list names is seen, without a list everything is</span>
      </label>
    }
  `,
  // The form lays them out as its own.
  styles: ':host { display: contents; }',
  styleUrl: '../planes/join-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GrantFields {
  /** Whether lines of business can be named too. */
  readonly linesOfBusiness = input(false, { transform: booleanAttribute });
}
