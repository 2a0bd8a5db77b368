import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Sparkline } from '../chart/sparkline';
import { EnvironmentChip } from '../planes/environment-chip';
import { errorTone, latencyTone, PlaneHealth } from '../planes/plane-health';
import { StateBadge } from '../planes/state-badge';
import { TimeZone } from '../shell/time-zone';
import { FigureText } from '../unit/figure-text';
import { seenText } from '../planes/seen';

/** A row a plane, for installations with more planes than tiles can show. */
@Component({
  selector: 'pw-plane-table',
  imports: [EnvironmentChip, FigureText, RouterLink, Sparkline, StateBadge],
  templateUrl: './plane-table.html',
  styleUrls: ['../shell/table.css', './plane-table.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlaneTable {
  private readonly zone = inject(TimeZone).zone;

  readonly planes = input.required<readonly PlaneHealth[]>();
  readonly nowMs = input.required<number>();
  readonly label = input.required<string>();
  /** Tables of groups stand below each other with the same columns; the first one's head is enough for the eye. */
  readonly head = input(true);
  /** Whether the environment is told in each row; under a heading of the environment it would be told twice. */
  readonly chip = input(true);

  protected readonly nothing = Number.NaN;
  protected readonly errorTone = errorTone;
  protected readonly latencyTone = latencyTone;

  protected seen({ plane }: PlaneHealth): string {
    return seenText(plane, this.nowMs(), this.zone());
  }
}
