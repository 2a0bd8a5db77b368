import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { forkJoin, map } from 'rxjs';
import { firstValue } from '../prometheus/answer';
import { Prometheus } from '../prometheus/prometheus';
import { equals, selector } from '../prometheus/promql';
import { live } from '../refresh/live';
import { ticker } from '../refresh/ticker';
import { Session } from '../session/session';
import { moment } from '../unit/time';
import { Copyable } from '../shell/copyable';
import { Notice } from '../shell/notice';
import { TimeZone } from '../shell/time-zone';
import { EnvironmentChip } from './environment-chip';
import { ladderOf } from './ladder';
import { conditionOf } from './plane-health';
import { ownTab } from './own-tab';
import { PlaneActions } from './plane-actions';
import { Planes } from './planes';
import { Registry } from './registry';
import { applicationSettings, collectorSettings } from './settings';
import { StateBadge } from './state-badge';

const POLLED_EVERY_MS = 5000;

/** One data plane: what it is, how far its metrics come, and what it is to be started with. */
@Component({
  selector: 'pw-plane-page',
  imports: [Copyable, EnvironmentChip, Notice, PlaneActions, RouterLink, StateBadge],
  templateUrl: './plane-page.html',
  styleUrl: './plane-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class PlanePage {
  private readonly prometheus = inject(Prometheus);
  private readonly ticker = ticker(signal(POLLED_EVERY_MS));
  private readonly zone = inject(TimeZone).zone;
  private readonly controlPlane = inject(DOCUMENT).baseURI.replace(/\/$/, '');
  private readonly session = inject(Session);
  private readonly registry = inject(Registry);

  readonly id = input.required<string>();

  protected readonly planes = inject(Planes);
  protected readonly plane = computed(() => this.planes.list()?.find(({ id }) => id === this.id()));
  protected readonly scrape = live(
    () => ({ topic: this.id(), atMs: this.ticker.now() }),
    ({ topic: id, atMs }) => {
      const ask = (query: string) => this.prometheus.instant(query, atMs).pipe(map(firstValue));
      const own = equals('data_plane', id);
      return forkJoin({
        up: ask(`max(${selector('up', own)})`),
        samples: ask(`max(${selector('scrape_samples_scraped', own)})`),
        requestsPerSecond: ask(`sum(rate(${selector('http_server_request_duration_seconds_count', own)}[1m]))`),
      });
    },
  );
  private readonly episode = computed(() => {
    const { state, version, rowVersion } = this.plane() ?? {};
    return [state, version, rowVersion].join(' ');
  });
  /** Asked anew when the plane’s state or version changes. */
  protected readonly history = live(
    () => ({ topic: this.id(), state: this.episode() }),
    ({ topic: id }) => this.registry.history(id),
  );
  protected readonly rungs = computed(() => {
    const plane = this.plane();
    return plane === undefined ? [] : ladderOf(plane, this.scrape.value(), this.planes.now(), this.zone());
  });
  /** The first rung that is not reached is the one to look at. */
  protected readonly stuck = computed(() => this.rungs().findIndex(({ answer }) => answer !== 'yes'));
  protected readonly condition = computed(() => {
    const plane = this.plane();
    return plane === undefined ? 'waiting' : conditionOf(plane, undefined);
  });
  protected readonly settings = computed(() => {
    const plane = this.plane();
    return plane && { application: applicationSettings(plane, this.controlPlane), collector: collectorSettings(plane) };
  });
  protected readonly mayIssue = computed(() => this.session.caller()?.role === 'ADMIN');

  constructor() {
    ownTab(() => ({ title: this.plane()?.displayName, environment: this.plane()?.environment }));
  }

  protected told(ms: number): string {
    return moment(ms, this.planes.now(), this.zone());
  }
}
