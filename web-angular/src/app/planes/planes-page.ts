import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { readAddress } from '../address/read-address';
import { Session } from '../session/session';
import { Notice } from '../shell/notice';
import { TimeZone } from '../shell/time-zone';
import { BrokenLadders } from './broken-ladders';
import { EnvironmentChip } from './environment-chip';
import { JoinForm } from './join-form';
import { Plane } from './plane';
import { conditionOf, worstFirst } from './plane-health';
import { Planes } from './planes';
import { seenText } from './seen';
import { StateBadge } from './state-badge';

/** The registry: every data plane that may join, with what is known of it. */
@Component({
  selector: 'pw-planes-page',
  imports: [BrokenLadders, EnvironmentChip, JoinForm, Notice, RouterLink, StateBadge],
  templateUrl: './planes-page.html',
  styleUrls: ['../shell/table.css', './planes-page.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class PlanesPage {
  private readonly router = inject(Router);
  private readonly zone = inject(TimeZone).zone;
  private readonly session = inject(Session);

  protected readonly filter = readAddress((address) => address.text('filter') ?? '');

  protected readonly planes = inject(Planes);
  protected readonly rows = computed(() => {
    const wanted = this.filter().trim().toLowerCase();
    const all = (this.planes.list() ?? []).map((plane) => ({
      plane,
      vitals: undefined,
      condition: conditionOf(plane, undefined),
      firing: [],
    }));
    return worstFirst(all.filter(({ plane }) => textOf(plane).includes(wanted)));
  });
  protected readonly mayAdd = computed(() => this.session.caller()?.role === 'ADMIN');

  protected seen(plane: Plane): string {
    return seenText(plane, this.planes.now(), this.zone());
  }

  protected show(filter: string): void {
    void this.router.navigate([], { queryParams: { filter: filter === '' ? null : filter }, replaceUrl: true });
  }
}

function textOf({ id, displayName, environment, lineOfBusiness, version, scrapedAt, state }: Plane): string {
  return [id, displayName, environment, lineOfBusiness, version, scrapedAt, state].join(' ').toLowerCase();
}
