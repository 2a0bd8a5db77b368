import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A short piece of a line, as it is drawn in the chart. */
@Component({
  selector: 'pw-line-mark',
  template: `<svg viewBox="0 0 14 4" aria-hidden="true"><path d="M1 2h12" [attr.stroke-dasharray]="dashed() ? '4 2.500' : null" /></svg>`,
  host: { '[style.color]': "'var(--series-' + (slot() + 1) + ')'" },
  styles: `
    svg {
      width: 14px;
      height: 4px;
      vertical-align: middle;
    }
    path {
      stroke: currentcolor;
      stroke-width: 3;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LineMark {
  readonly slot = input.required<number>();
  readonly dashed = input(false);
}
