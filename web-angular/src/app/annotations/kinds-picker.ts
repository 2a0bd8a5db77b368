import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Dropdown } from '../shell/dropdown';
import { KINDS } from './annotation';
import { ShownKinds } from './shown-kinds';

/** Which kinds of annotations the charts show. */
@Component({
  selector: 'pw-kinds-picker',
  imports: [Dropdown],
  template: `
    <pw-dropdown name="Marks on the charts" [label]="label()">
      <fieldset>
        <legend class="visually-hidden">Marks on the charts</legend>
        @for (entry of all; track entry.kind) {
          <label
            ><input type="checkbox" [checked]="shown.kinds().has(entry.kind)" (change)="shown.toggle(entry.kind)" />
            {{ entry.label }}</label
          >
        }
      </fieldset>
    </pw-dropdown>
  `,
  styleUrl: '../metrics/environment-picker.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KindsPicker {
  protected readonly shown = inject(ShownKinds);
  protected readonly all = KINDS;
  protected readonly label = computed(() => {
    const { size } = this.shown.kinds();
    return size === KINDS.length ? 'All marks' : size === 0 ? 'No marks' : `${size} of ${KINDS.length} marks`;
  });
}
