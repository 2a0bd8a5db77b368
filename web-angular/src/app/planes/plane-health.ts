import { isProduction } from './environment-look';
import { Plane } from './plane';

/** What the metrics say of one data plane now; NaN where they say nothing. */
export interface Vitals {
  readonly requestsPerSecond: number;
  readonly errorRatio: number;
  readonly p95Seconds: number;
  /** Request rate over the last quarter of an hour. */
  readonly trend: Float64Array;
}

/** From worst to best; pages put the worst first. */
export type Condition = 'down' | 'failing' | 'silent' | 'degraded' | 'waiting' | 'maintenance' | 'well';

export interface PlaneHealth {
  readonly plane: Plane;
  /** Undefined until metrics were asked for. */
  readonly vitals: Vitals | undefined;
  readonly condition: Condition;
  /** Names of the alerts that are firing for it. */
  readonly firing: readonly string[];
}

export const FAILING_ERROR_RATIO = 0.05;
export const DEGRADED_ERROR_RATIO = 0.02;
export const DEGRADED_P95_SECONDS = 1;

const WORST_FIRST: readonly Condition[] = ['down', 'failing', 'silent', 'degraded', 'waiting', 'maintenance', 'well'];
const collator = new Intl.Collator('en', { numeric: true });

export function conditionOf(plane: Plane, vitals: Vitals | undefined): Condition {
  if (plane.maintenanceUntilMs !== undefined) {
    return 'maintenance';
  }
  if (plane.state === 'DOWN') {
    return 'down';
  }
  if (plane.state === 'REGISTERED') {
    return 'waiting';
  }
  if (vitals === undefined) {
    return 'well';
  }
  if (vitals.errorRatio >= FAILING_ERROR_RATIO) {
    return 'failing';
  }
  if (Number.isNaN(vitals.requestsPerSecond)) {
    return 'silent';
  }
  return vitals.errorRatio >= DEGRADED_ERROR_RATIO || vitals.p95Seconds >= DEGRADED_P95_SECONDS ? 'degraded' : 'well';
}

export function errorTone(vitals: Pick<Vitals, 'errorRatio'> | undefined): 'bad' | 'warn' | '' {
  const ratio = vitals?.errorRatio ?? Number.NaN;
  return ratio >= FAILING_ERROR_RATIO ? 'bad' : ratio >= DEGRADED_ERROR_RATIO ? 'warn' : '';
}

export function latencyTone(vitals: Pick<Vitals, 'p95Seconds'> | undefined): 'warn' | '' {
  return (vitals?.p95Seconds ?? Number.NaN) >= DEGRADED_P95_SECONDS ? 'warn' : '';
}

/** Of equals production is first, then they stay in the order of their names: a tile moves only when something happened to it. */
export function worstFirst(planes: readonly PlaneHealth[]): readonly PlaneHealth[] {
  return [...planes].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(isProduction(b.plane.environment)) - Number(isProduction(a.plane.environment)) ||
      collator.compare(a.plane.displayName, b.plane.displayName),
  );
}

/** An alert that is firing is worth a look, even where the plane's own figures are well. */
function rank({ condition, firing }: PlaneHealth): number {
  const own = WORST_FIRST.indexOf(condition);
  return firing.length > 0 ? Math.min(own, WORST_FIRST.indexOf('degraded') - 0.5) : own;
}

export function isWorseThan(a: Condition, b: Condition): boolean {
  return WORST_FIRST.indexOf(a) < WORST_FIRST.indexOf(b);
}
