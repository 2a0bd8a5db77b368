import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { LineMark } from '../chart/line-mark';
import { lookOf } from '../planes/environment-look';
import { Planes } from '../planes/planes';
import { Dropdown } from '../shell/dropdown';

const NAMED_ON_THE_BUTTON = 3;

/** Several environments, or all of them; an empty choice is all. */
@Component({
  selector: 'pw-environment-picker',
  imports: [Dropdown, LineMark],
  templateUrl: './environment-picker.html',
  styleUrl: './environment-picker.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EnvironmentPicker {
  private readonly planes = inject(Planes);

  readonly chosen = input.required<readonly string[]>();
  readonly changed = output<readonly string[]>();

  /** What the address names is offered as well, so that it can be seen and switched off where no plane is of it. */
  protected readonly choices = computed(() => {
    const known = this.planes.environments();
    const looks = this.planes.looks();
    return [...known, ...this.chosen().filter((name) => !known.includes(name))].map((name) => ({
      name,
      look: looks.get(name) ?? lookOf(name, 7),
    }));
  });
  protected readonly label = computed(() => {
    const chosen = this.chosen();
    if (chosen.length === 0) {
      return 'All environments';
    }
    return chosen.length <= NAMED_ON_THE_BUTTON ? chosen.join(', ') : `${chosen.length} environments`;
  });

  protected toggle(name: string): void {
    const chosen = this.chosen();
    const next = chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
    this.changed.emit(next.length === this.planes.environments().length ? [] : next);
  }
}
