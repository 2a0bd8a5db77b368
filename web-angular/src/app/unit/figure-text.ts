import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { formatFigure, Unit } from './format-value';

/** A figure with its unit muted beside it. */
@Component({
  selector: 'pw-figure',
  template: `<span>{{ text().figure }}</span
    ><span class="unit">{{ text().unit }}</span>`,
  styles: `
    :host {
      white-space: nowrap;
    }
    .unit:not(:empty) {
      margin-left: 3px;
      color: var(--text-muted);
      font-weight: 400;
      font-size: var(--figure-unit-size, inherit);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FigureText {
  readonly value = input.required<number>();
  readonly unit = input.required<Unit>();

  protected readonly text = computed(() => formatFigure(this.value(), this.unit()));
}
