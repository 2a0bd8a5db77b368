import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { EnvironmentChip } from '../planes/environment-chip';
import { Planes } from '../planes/planes';
import { TimeZone } from '../shell/time-zone';
import { lasting, moment } from '../unit/time';
import { Alert } from './alert';
import { AlertBadge } from './alert-badge';
import { AlertDetail } from './alert-detail';
import { told } from './measured';

/** Alerts a row each; a row opens to everything that is known of it. */
@Component({
  selector: 'pw-alert-table',
  imports: [AlertBadge, AlertDetail, EnvironmentChip],
  templateUrl: './alert-table.html',
  styleUrls: ['../shell/table.css', './alert-table.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AlertTable {
  private readonly zone = inject(TimeZone).zone;
  private readonly planes = inject(Planes);

  readonly label = input.required<string>();
  readonly alerts = input.required<readonly Alert[]>();
  readonly nowMs = input.required<number>();
  /** The id of the one that is open. */
  readonly opened = input('');
  readonly maySilence = input(false);
  readonly open = output<string>();
  readonly silenced = output<Alert>();

  protected readonly told = told;
  private readonly names = computed(() => new Map((this.planes.list() ?? []).map(({ id, displayName }) => [id, displayName])));

  protected nameOf({ plane }: Alert): string {
    return this.names().get(plane) ?? plane;
  }

  protected since({ sinceMs }: Alert): string {
    return moment(sinceMs, this.nowMs(), this.zone());
  }

  protected lasted({ sinceMs, untilMs }: Alert): string {
    return lasting((untilMs ?? this.nowMs()) - sinceMs);
  }
}
