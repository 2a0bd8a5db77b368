import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FigureText } from '../unit/figure-text';
import { Totals } from './totals';

@Component({
  selector: 'pw-health-strip',
  imports: [FigureText, RouterLink],
  templateUrl: './health-strip.html',
  styleUrl: './health-strip.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HealthStrip {
  readonly totals = input.required<Totals>();
  readonly loading = input(false);
  /** Undefined where alerts can't be read. */
  readonly firing = input<number | undefined>();

  protected readonly allLive = computed(() => this.totals().live === this.totals().planes);
  protected readonly downNames = computed(() => {
    const { down } = this.totals();
    return down.length <= 3 ? down.join(', ') : `${down.slice(0, 3).join(', ')} and ${down.length - 3} more`;
  });
}
