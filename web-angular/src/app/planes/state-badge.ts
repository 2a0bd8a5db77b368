import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Badge, CROSS, Mark, RING, TICK, TRIANGLE } from '../shell/badge';
import { Condition } from './plane-health';

const WRENCH =
  'M13.200 4.600a3.300 3.300 0 0 1-4.400 4L5 12.500a1.500 1.500 0 0 1-2.100-2.100l3.900-3.800a3.300 3.300 0 0 1 4-4.400L8.800 4.300l.4 2.100 2.100.4Z';
const BAR = 'M3 8h10';

const BADGES: Readonly<Record<Condition, Mark>> = {
  down: { word: 'DOWN', tone: 'bad', path: CROSS },
  failing: { word: 'FAILING', tone: 'bad', path: TRIANGLE },
  silent: { word: 'NO DATA', tone: 'warn', path: BAR },
  degraded: { word: 'DEGRADED', tone: 'warn', path: TRIANGLE },
  waiting: { word: 'WAITING', tone: 'unknown', path: RING },
  maintenance: { word: 'MAINTENANCE', tone: 'unknown', path: WRENCH },
  well: { word: 'LIVE', tone: 'ok', path: TICK },
};

/** The condition of a data plane. */
@Component({
  selector: 'pw-state-badge',
  imports: [Badge],
  template: '<pw-badge [mark]="mark()" />',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateBadge {
  readonly condition = input.required<Condition>();

  protected readonly mark = computed(() => BADGES[this.condition()]);
}
