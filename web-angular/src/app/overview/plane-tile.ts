import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Sparkline } from '../chart/sparkline';
import { EnvironmentChip } from '../planes/environment-chip';
import { isProduction } from '../planes/environment-look';
import { errorTone, latencyTone, PlaneHealth } from '../planes/plane-health';
import { Planes } from '../planes/planes';
import { StateBadge } from '../planes/state-badge';
import { TimeZone } from '../shell/time-zone';
import { FigureText } from '../unit/figure-text';
import { seenText } from '../planes/seen';

@Component({
  selector: 'pw-plane-tile',
  imports: [EnvironmentChip, FigureText, RouterLink, Sparkline, StateBadge],
  templateUrl: './plane-tile.html',
  styleUrl: './plane-tile.css',
  host: { '[class]': 'health().condition' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlaneTile {
  private readonly planes = inject(Planes);
  private readonly zone = inject(TimeZone).zone;

  readonly health = input.required<PlaneHealth>();
  readonly nowMs = input.required<number>();
  /** Whether the environment is told on the tile; under a heading of the environment it would be told twice. */
  readonly chip = input(false);
  /** Whether it leads to the pages about the plane. */
  readonly links = input(true);

  protected readonly nothing = Number.NaN;
  protected readonly colour = computed(() => {
    const { environment } = this.plane();
    return `var(--series-${(this.planes.looks().get(environment)?.slot ?? 7) + 1})`;
  });
  /** Filled for production, as its chip is. */
  protected readonly production = computed(() => isProduction(this.plane().environment));
  protected readonly plane = computed(() => this.health().plane);
  protected readonly unexplained = computed(() => ['down', 'silent', 'waiting'].includes(this.health().condition));
  protected readonly seen = computed(() => seenText(this.plane(), this.nowMs(), this.zone()));
  protected readonly errorTone = computed(() => errorTone(this.health().vitals));
  protected readonly p95Tone = computed(() => latencyTone(this.health().vitals));
}
