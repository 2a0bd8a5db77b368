import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '../alerts/alert';
import { AlertBadge } from '../alerts/alert-badge';
import { lasting } from '../unit/time';

const SHOWN = 6;

/** What fires, in words: the tiles only count. */
@Component({
  selector: 'pw-firing-now',
  imports: [AlertBadge, RouterLink],
  templateUrl: './firing-now.html',
  styleUrl: './firing-now.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FiringNow {
  /** Worst first. */
  readonly alerts = input.required<readonly Alert[]>();
  readonly nowMs = input.required<number>();

  protected readonly shown = computed(() => this.alerts().slice(0, SHOWN));
  protected readonly others = computed(() => this.alerts().length - this.shown().length);

  protected since({ sinceMs }: Alert): string {
    return `for ${lasting(this.nowMs() - sinceMs)}`;
  }
}
