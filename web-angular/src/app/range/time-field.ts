import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TimeZone } from '../shell/time-zone';
import { utcOffset } from '../unit/time';
import { FieldReading, momentsAt, positionOf, readField, toField } from './local-time';

/** A field for a time in the shown zone. Where the clocks are put back over the time, it asks which of the two moments is meant. */
@Component({
  selector: 'pw-time-field',
  template: `
    <label
      >{{ label() }} <input #field type="datetime-local" step="1" [required]="required()" [value]="text()" (input)="text.set(field.value)"
    /></label>
    @if (moments().length > 1) {
      <select #which [attr.aria-label]="'Offset of ' + label()" (change)="chosen.set(which.selectedIndex)">
        @for (moment of moments(); track moment) {
          <option [selected]="$index === chosen()">{{ $first ? 'first' : 'second' }} time, {{ offsetOf(moment) }}</option>
        }
      </select>
    } @else {
      <span class="muted">{{ offset() }}</span>
    }
  `,
  styles: `
    input {
      min-width: 190px;
    }
    :host,
    label {
      display: grid;
      gap: 2px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimeField {
  private readonly zone = inject(TimeZone).zone;

  readonly label = input.required<string>();
  /** What it shows at first; undefined for an empty field. */
  readonly ms = input.required<number | undefined>();
  readonly required = input(false);

  protected readonly text = linkedSignal(() => {
    const ms = this.ms();
    return ms === undefined ? '' : toField(ms, this.zone());
  });
  protected readonly moments = computed(() => momentsAt(this.text(), this.zone()));
  protected readonly chosen = linkedSignal(() => positionOf(this.ms(), this.text(), this.zone()));
  protected readonly offset = computed(() => this.offsetOf(this.moments()[0] ?? Date.now()));

  read(): FieldReading {
    return readField(this.text(), this.chosen(), this.ms(), this.zone());
  }

  /** Forgets what was typed. */
  reset(): void {
    const ms = this.ms();
    this.text.set(ms === undefined ? '' : toField(ms, this.zone()));
    this.chosen.set(positionOf(ms, this.text(), this.zone()));
  }

  protected offsetOf(ms: number): string {
    return utcOffset(ms, this.zone());
  }
}
