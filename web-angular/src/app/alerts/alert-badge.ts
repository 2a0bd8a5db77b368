import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Badge, Mark, RING, TICK, TRIANGLE } from '../shell/badge';
import { Alert } from './alert';

const BELL_OFF = 'M3 11.500h10l-1.500-2V7a3.500 3.500 0 0 0-7 0v2.500ZM6.500 13.500h3M2.500 2.500l11 11';

/** How an alert stands: a word with an icon, coloured by how severe it is. */
@Component({
  selector: 'pw-alert-badge',
  imports: [Badge],
  template: '<pw-badge [mark]="mark()" [title]="meaning()" />',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AlertBadge {
  readonly alert = input.required<Alert>();

  protected readonly mark = computed<Mark>(() => markOf(this.alert()));
  protected readonly meaning = computed(() => MEANINGS[this.mark().word] ?? '');
}

const MEANINGS: Readonly<Record<string, string>> = {
  FIRING: 'It holds, and whoever is to be told is told.',
  PENDING: 'It holds, but not yet for long enough that anybody is told.',
  SILENCED: 'It holds; somebody has silenced it, so nobody is told.',
  COVERED: 'It holds; another alert of the same plane says it all, so nobody is told of this one.',
  ENDED: 'It does not hold any more.',
};

function markOf({ state, silencedBy, inhibited, severity }: Alert): Mark {
  if (state === 'ended') {
    return { word: 'ENDED', tone: 'ok', path: TICK };
  }
  if (silencedBy.length > 0) {
    return { word: 'SILENCED', tone: 'unknown', path: BELL_OFF };
  }
  if (inhibited) {
    return { word: 'COVERED', tone: 'unknown', path: BELL_OFF };
  }
  return state === 'pending'
    ? { word: 'PENDING', tone: 'unknown', path: RING }
    : { word: 'FIRING', tone: severity === 'critical' ? 'bad' : 'warn', path: TRIANGLE };
}
