import { computed, inject, Signal, signal } from '@angular/core';
import { forkJoin, map } from 'rxjs';
import { Alert } from '../alerts/alert';
import { Alerting } from '../alerts/alerting';
import { conditionOf, PlaneHealth, Vitals } from '../planes/plane-health';
import { Planes } from '../planes/planes';
import { alignedGrid, endMs } from '../prometheus/grid';
import { Prometheus } from '../prometheus/prometheus';
import { Live, live } from '../refresh/live';
import { ticker } from '../refresh/ticker';
import { firingOf, newsIn } from './firing';
import { BY_PLANE, vitalsByPlane } from './plane-vitals';

const POLLED_EVERY_MS = 10_000;
const TREND_MS = 15 * 60_000;
const SILENT = { requestsPerSecond: Number.NaN, errorRatio: Number.NaN, p95Seconds: Number.NaN, trend: new Float64Array() };

export interface FleetHealth {
  readonly vitals: Live<ReadonlyMap<string, Vitals>>;
  readonly firing: Live<readonly Alert[]>;
  /** Of every plane that the caller may see, in the registry's order. */
  readonly planes: Signal<readonly PlaneHealth[]>;
}

/** How all data planes are, asked again while somebody looks. */
export function fleetHealth(): FleetHealth {
  const planes = inject(Planes);
  const alerting = inject(Alerting);
  const prometheus = inject(Prometheus);
  const { now } = ticker(signal(POLLED_EVERY_MS));
  const vitals = live(
    () => ({ topic: 'vitals', grid: alignedGrid(now() - TREND_MS, now()) }),
    ({ grid }) =>
      forkJoin({
        rate: prometheus.range(BY_PLANE.rate, grid),
        errors: prometheus.instant(BY_PLANE.errors, endMs(grid)),
        p95: prometheus.instant(BY_PLANE.p95, endMs(grid)),
      }).pipe(map(vitalsByPlane)),
  );
  const firing = live(
    () => ({ topic: 'alerts', at: now() }),
    () => alerting.firing().pipe(map(newsIn)),
  );
  const health = computed(() => {
    const known = vitals.value();
    return (planes.list() ?? []).map((plane) => {
      const own = known === undefined ? undefined : (known.get(plane.id) ?? SILENT);
      return { plane, vitals: own, condition: conditionOf(plane, own), firing: firingOf(plane.id, firing.value()) };
    });
  });
  return { vitals, firing, planes: health };
}
