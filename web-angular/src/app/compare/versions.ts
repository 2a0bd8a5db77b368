import { Plane } from '../planes/plane';

export interface VersionRow {
  readonly version: string;
  /** The planes that run it, an entry an environment. */
  readonly cells: readonly (readonly Plane[])[];
}

export interface VersionColumn {
  readonly environment: string;
  /** Its planes run different versions. */
  readonly drifted: boolean;
  /** The environment before it that runs something newer, and what. */
  readonly missed: { readonly from: string; readonly version: string } | undefined;
}

export interface VersionMatrix {
  readonly columns: readonly VersionColumn[];
  readonly rows: readonly VersionRow[];
}

/** The way of a version to its users, as most take it; names that are not here stand before production. */
const PROMOTION: readonly string[] = ['dev', 'development', 'test', 'qa', 'perf', 'uat', 'staging'];
const PRODUCTION: readonly string[] = ['prod', 'production'];
const collator = new Intl.Collator('en', { numeric: true });

export function versionMatrix(planes: readonly Plane[]): VersionMatrix {
  const environments = [...new Set(planes.map(({ environment }) => environment))].sort(
    (a, b) => stage(a) - stage(b) || collator.compare(a, b),
  );
  const versions = [...new Set(planes.flatMap(({ version }) => (version === undefined ? [] : [version])))].sort(newestFirst);
  const running = new Map(environments.map((name) => [name, versionsOf(planes, name)]));
  return {
    columns: environments.map((environment, index) => ({
      environment,
      drifted: (running.get(environment)?.length ?? 0) > 1,
      missed: missedBy(environment, environments[index - 1], running),
    })),
    rows: versions.map((version) => ({
      version,
      cells: environments.map((environment) => planes.filter((plane) => plane.environment === environment && plane.version === version)),
    })),
  };
}

/** Newer versions first; a pre-release stands behind its release. */
export function newestFirst(a: string, b: string): number {
  const [release, other] = [a.replace(/-.*$/, ''), b.replace(/-.*$/, '')];
  return collator.compare(other, release) || Number(a.includes('-')) - Number(b.includes('-')) || collator.compare(b, a);
}

function missedBy(environment: string, former: string | undefined, running: ReadonlyMap<string, readonly string[]>) {
  const [newest, ahead] = [running.get(environment)?.[0], running.get(former ?? '')?.[0]];
  return former !== undefined && newest !== undefined && ahead !== undefined && newestFirst(ahead, newest) < 0
    ? { from: former, version: ahead }
    : undefined;
}

function versionsOf(planes: readonly Plane[], environment: string): readonly string[] {
  const own = planes
    .filter((plane) => plane.environment === environment)
    .flatMap(({ version }) => (version === undefined ? [] : [version]));
  return [...new Set(own)].sort(newestFirst);
}

/** How far an environment stands on the way to production. */
export function stage(environment: string): number {
  const known = PROMOTION.indexOf(environment);
  return PRODUCTION.includes(environment) ? PROMOTION.length + 1 : known === -1 ? PROMOTION.length : known;
}
