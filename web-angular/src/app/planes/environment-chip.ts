import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { lookOf } from './environment-look';
import { Planes } from './planes';

/** An environment's name in its colour; production's chip is filled. */
@Component({
  selector: 'pw-environment-chip',
  template: '{{ name() }}',
  host: { '[class.filled]': 'look().production', '[style.--chip]': 'colour()', '[title]': 'name()' },
  styles: `
    :host {
      display: inline-block;
      max-width: 14ch;
      overflow: hidden;
      padding: 0 6px;
      border: 1px solid var(--chip);
      border-radius: 3px;
      color: var(--text);
      font-size: 12px;
      line-height: 17px;
      vertical-align: middle;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    :host(.filled) {
      background: var(--chip);
      color: var(--on-series);
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EnvironmentChip {
  private readonly planes = inject(Planes);

  readonly name = input.required<string>();

  protected readonly look = computed(() => this.planes.looks().get(this.name()) ?? lookOf(this.name(), 7));
  protected readonly colour = computed(() => `var(--series-${this.look().slot + 1})`);
}
