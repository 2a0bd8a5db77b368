import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { forkJoin, map } from 'rxjs';
import { Alerting } from '../alerts/alerting';
import { offerCommands } from '../commands/commands';
import { EnvironmentChip } from '../planes/environment-chip';
import { conditionOf, PlaneHealth } from '../planes/plane-health';
import { Planes } from '../planes/planes';
import { alignedGrid, endMs } from '../prometheus/grid';
import { Prometheus } from '../prometheus/prometheus';
import { live } from '../refresh/live';
import { ticker } from '../refresh/ticker';
import { Notice } from '../shell/notice';
import { Recents } from '../shell/recents';
import { firingOf, newsIn } from './firing';
import { HealthStrip } from './health-strip';
import { Density, grouped, Grouping, matching, usualDensity, usualGrouping } from './plane-groups';
import { PlaneTable } from './plane-table';
import { PlaneTile } from './plane-tile';
import { BY_PLANE, vitalsByPlane } from './plane-vitals';
import { totalsOf } from './totals';

const POLLED_EVERY_MS = 10_000;
const TREND_MS = 15 * 60_000;

@Component({
  selector: 'pw-overview',
  imports: [EnvironmentChip, HealthStrip, Notice, PlaneTable, PlaneTile, RouterLink],
  templateUrl: './overview.html',
  styleUrl: './overview.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class Overview {
  private readonly router = inject(Router);
  private readonly alerting = inject(Alerting);
  private readonly prometheus = inject(Prometheus);
  private readonly ticker = ticker(signal(POLLED_EVERY_MS));

  private readonly words = viewChild<ElementRef<HTMLInputElement>>('words');

  readonly group = input<string | undefined>();
  readonly view = input<string | undefined>();
  readonly filter = input('', { transform: (value: string | undefined) => value ?? '' });

  protected readonly planes = inject(Planes);
  protected readonly recents = inject(Recents).list;
  protected readonly vitals = live(
    () => ({ topic: 'vitals', grid: alignedGrid(this.ticker.now() - TREND_MS, this.ticker.now()) }),
    ({ grid }) =>
      forkJoin({
        rate: this.prometheus.range(BY_PLANE.rate, grid),
        errors: this.prometheus.instant(BY_PLANE.errors, endMs(grid)),
        p95: this.prometheus.instant(BY_PLANE.p95, endMs(grid)),
      }).pipe(map(vitalsByPlane)),
  );
  protected readonly firing = live(
    () => ({ topic: 'alerts', at: this.ticker.now() }),
    () => this.alerting.firing().pipe(map(newsIn)),
  );
  protected readonly health = computed<readonly PlaneHealth[]>(() => {
    const vitals = this.vitals.value();
    return (this.planes.list() ?? []).map((plane) => {
      const own = vitals === undefined ? undefined : (vitals.get(plane.id) ?? SILENT);
      return { plane, vitals: own, condition: conditionOf(plane, own), firing: firingOf(plane.id, this.firing.value()) };
    });
  });
  protected readonly totals = computed(() => totalsOf(this.health()));
  protected readonly shown = computed(() => matching(this.health(), this.filter()));
  protected readonly grouping = computed<Grouping>(() => {
    const wanted = this.group();
    return wanted === 'environment' || wanted === 'business' || wanted === 'none' ? wanted : usualGrouping(this.health().length);
  });
  protected readonly groups = computed(() => grouped(this.shown(), this.grouping()));
  protected readonly density = computed<Density>(() => {
    const wanted = this.view();
    return wanted === 'tiles' || wanted === 'list' ? wanted : usualDensity(this.health().length);
  });
  /** Few tiles use the room that they have for a taller picture. */
  protected readonly roomy = computed(() => this.grouping() === 'none' && this.health().length <= 8);

  constructor() {
    offerCommands([{ title: 'Filter data planes', keys: '/', group: 'Overview', run: () => this.words()?.nativeElement.focus() }]);
  }

  protected open(address: string): void {
    void this.router.navigateByUrl(address);
  }

  protected show(change: { group?: string; filter?: string; view?: Density }): void {
    const queryParams = 'filter' in change ? { filter: change.filter === '' ? null : change.filter } : change;
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

const SILENT = { requestsPerSecond: Number.NaN, errorRatio: Number.NaN, p95Seconds: Number.NaN, trend: new Float64Array() };
