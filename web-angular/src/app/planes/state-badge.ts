import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Condition } from './plane-health';

interface Badge {
  readonly word: string;
  readonly tone: 'ok' | 'warn' | 'bad' | 'unknown';
  readonly path: string;
}

const TICK = 'M3.500 8.500 6.500 11.500 12.500 4.500';
const CROSS = 'M4 4l8 8M12 4l-8 8';
const TRIANGLE = 'M8 2.500 14.500 13.500H1.500ZM8 6.500v3.200M8 11.600v.1';
const RING = 'M8 2.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11M8 5v3.300l2 1.200';
const WRENCH =
  'M13.200 4.600a3.300 3.300 0 0 1-4.400 4L5 12.500a1.500 1.500 0 0 1-2.100-2.100l3.900-3.800a3.300 3.300 0 0 1 4-4.400L8.800 4.300l.4 2.100 2.100.4Z';
const BAR = 'M3 8h10';

const BADGES: Readonly<Record<Condition, Badge>> = {
  down: { word: 'DOWN', tone: 'bad', path: CROSS },
  failing: { word: 'FAILING', tone: 'bad', path: TRIANGLE },
  silent: { word: 'NO DATA', tone: 'warn', path: BAR },
  degraded: { word: 'DEGRADED', tone: 'warn', path: TRIANGLE },
  waiting: { word: 'WAITING', tone: 'unknown', path: RING },
  maintenance: { word: 'MAINTENANCE', tone: 'unknown', path: WRENCH },
  well: { word: 'LIVE', tone: 'ok', path: TICK },
};

/** A state is never colour alone: an icon and a word go with it. */
@Component({
  selector: 'pw-state-badge',
  template: `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path [attr.d]="badge().path" /></svg>{{ badge().word }}`,
  host: { '[class]': 'badge().tone' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 3px;
      padding: 0 6px 0 3px;
      border-radius: 3px;
      font-size: 12px;
      font-weight: 600;
      line-height: 19px;
      white-space: nowrap;
    }
    .icon {
      width: 14px;
      height: 14px;
      stroke-width: 2;
    }
    :host(.ok) {
      background: var(--ok-tint);
      color: var(--ok);
    }
    :host(.warn) {
      background: var(--warn-tint);
      color: var(--warn);
    }
    :host(.bad) {
      background: var(--bad-tint);
      color: var(--bad);
    }
    :host(.unknown) {
      background: var(--unknown-tint);
      color: var(--unknown);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateBadge {
  readonly condition = input.required<Condition>();

  protected readonly badge = computed(() => BADGES[this.condition()]);
}
