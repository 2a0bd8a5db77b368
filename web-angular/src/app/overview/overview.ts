import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, viewChild } from '@angular/core';
import { Router, RouterLink, UrlTree } from '@angular/router';
import { readAddress } from '../address/read-address';
import { offerCommands } from '../commands/commands';
import { EnvironmentChip } from '../planes/environment-chip';
import { Planes } from '../planes/planes';
import { Notice } from '../shell/notice';
import { Recents } from '../shell/recents';
import { fleetHealth } from './fleet-health';
import { FiringNow } from './firing-now';
import { HealthStrip } from './health-strip';
import { Density, grouped, Grouping, matching, usualDensity, usualGrouping } from './plane-groups';
import { PlaneTable } from './plane-table';
import { PlaneTile } from './plane-tile';
import { totalsOf } from './totals';

@Component({
  selector: 'pw-overview',
  imports: [EnvironmentChip, FiringNow, HealthStrip, Notice, PlaneTable, PlaneTile, RouterLink],
  templateUrl: './overview.html',
  styleUrls: ['./tiles.css', './overview.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class Overview {
  private readonly router = inject(Router);

  private readonly words = viewChild<ElementRef<HTMLInputElement>>('words');

  private readonly wanted = readAddress((address) => ({
    grouping: address.oneOf<Grouping>('group', ['environment', 'business', 'none']),
    density: address.oneOf<Density>('view', ['tiles', 'list']),
  }));
  protected readonly filter = readAddress((address) => address.text('filter') ?? '');

  protected readonly planes = inject(Planes);
  protected readonly recents = inject(Recents).list;
  private readonly fleet = fleetHealth();
  protected readonly vitals = this.fleet.vitals;
  protected readonly firing = this.fleet.firing;
  protected readonly health = this.fleet.planes;
  protected readonly totals = computed(() => totalsOf(this.health()));
  protected readonly shown = computed(() => matching(this.health(), this.filter()));
  protected readonly grouping = computed<Grouping>(() => this.wanted().grouping ?? usualGrouping(this.health().length));
  protected readonly groups = computed(() => grouped(this.shown(), this.grouping()));
  protected readonly density = computed<Density>(() => this.wanted().density ?? usualDensity(this.health().length));
  /** Few tiles use the room that they have for a taller picture. */
  protected readonly roomy = computed(() => this.grouping() === 'none' && this.health().length <= 8);

  constructor() {
    offerCommands([{ title: 'Filter data planes', keys: '/', group: 'Overview', run: () => this.words()?.nativeElement.focus() }]);
  }

  /** An address that is kept as text. */
  protected treeOf(address: string): UrlTree {
    return this.router.parseUrl(address);
  }

  protected show(change: { group?: string; filter?: string; view?: Density }): void {
    const queryParams = 'filter' in change ? { filter: change.filter === '' ? null : change.filter } : change;
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
