import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { BudgetState } from './budget-state';

/** How much of a budget is left, beside its figure; what is overdrawn is an empty bar with a red edge. */
@Component({
  selector: 'pw-budget-bar',
  template: '<i [style.width.%]="share()"></i>',
  host: { '[class]': 'state()', 'aria-hidden': 'true' },
  styles: `
    :host {
      display: inline-block;
      width: 120px;
      height: 8px;
      overflow: hidden;
      border: 1px solid var(--border-strong);
      border-radius: 4px;
      vertical-align: middle;
    }
    i {
      display: block;
      height: 100%;
      background: var(--ok);
    }
    :host(.low) i,
    :host(.burning) i {
      background: var(--warn);
    }
    :host(.none) {
      border-style: dashed;
    }
    :host(.gone) {
      border-color: var(--bad);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BudgetBar {
  readonly left = input.required<number>();
  readonly state = input.required<BudgetState>();

  protected readonly share = computed(() => (this.state() === 'none' ? 0 : 100 * Math.min(1, Math.max(0, this.left()))));
}
