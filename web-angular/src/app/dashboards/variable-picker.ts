import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { of } from 'rxjs';
import { live } from '../refresh/live';
import { Dropdown } from '../shell/dropdown';
import { Library } from './library';
import { Variable } from './perses';
import { ALL, Choices, interpolated } from './variables';

const NAMED_ON_THE_BUTTON = 3;

/** The values of one variable: one, several or all of a list, or a text. */
@Component({
  selector: 'pw-variable-picker',
  imports: [Dropdown],
  templateUrl: './variable-picker.html',
  styleUrl: './variable-picker.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VariablePicker {
  private readonly library = inject(Library);

  readonly variable = input.required<Variable>();
  readonly choices = input.required<Choices>();
  readonly changed = output<readonly string[]>();

  protected readonly all = ALL;
  protected readonly spec = computed(() => this.variable().spec);
  protected readonly name = computed(() => this.spec().display?.name ?? this.spec().name);
  protected readonly chosen = computed(() => this.choices()[this.spec().name] ?? []);
  protected readonly values = live(
    () => this.source(),
    ({ label, matchers, fixed }) => (label === undefined ? of(fixed) : this.library.labelValues(label, matchers)),
  );
  protected readonly label = computed(() => {
    const chosen = this.chosen();
    const told = chosen.includes(ALL)
      ? 'All'
      : chosen.length <= NAMED_ON_THE_BUTTON
        ? chosen.join(', ') || 'none'
        : `${chosen.length} chosen`;
    return `${this.name()}: ${told}`;
  });

  protected toggle(value: string): void {
    const chosen = this.chosen().filter((other) => other !== ALL);
    if (this.spec().allowMultiple !== true) {
      this.changed.emit([value]);
    } else {
      const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
      this.changed.emit(next.length === 0 && this.spec().allowAllValue === true ? [ALL] : next);
    }
  }

  private source() {
    const plugin = this.spec().plugin;
    const list = (name: string) => {
      const found = plugin?.spec[name];
      return Array.isArray(found)
        ? found.map((entry: unknown) => (typeof entry === 'object' ? String((entry as { value?: unknown }).value) : String(entry)))
        : [];
    };
    const label = plugin?.kind === 'PrometheusLabelValuesVariable' ? String(plugin.spec['labelName']) : undefined;
    const matchers = list('matchers').map((matcher) => interpolated(matcher, this.choices(), { stepMs: 60_000, rangeMs: 3_600_000 }));
    const fixed = list('values');
    return { topic: JSON.stringify([label, matchers, fixed]), label, matchers, fixed };
  }
}
