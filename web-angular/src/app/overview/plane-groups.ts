import { isWorseThan, PlaneHealth, worstFirst } from '../planes/plane-health';

export type Grouping = 'environment' | 'business' | 'none';

/** So few that headings would take more room than they save. */
const FEW = 8;

/** By environment, unless there are too few planes to need an order. */
export function usualGrouping(planes: number): Grouping {
  return planes <= FEW ? 'none' : 'environment';
}

export type Density = 'tiles' | 'list';

const TILES_FILL_A_SCREEN = 24;

export function usualDensity(planes: number): Density {
  return planes <= TILES_FILL_A_SCREEN ? 'tiles' : 'list';
}

export interface PlaneGroup {
  readonly name: string;
  readonly planes: readonly PlaneHealth[];
}

/** Groups with the worst plane first, then production, then by name; inside a group the worst plane first. */
export function grouped(planes: readonly PlaneHealth[], grouping: Grouping): readonly PlaneGroup[] {
  const groups = new Map<string, PlaneHealth[]>();
  for (const health of planes) {
    const name = nameOf(health, grouping);
    groups.set(name, [...(groups.get(name) ?? []), health]);
  }
  return [...groups]
    .map(([name, members]) => ({ name, planes: worstFirst(members) }))
    .sort((a, b) => byWorst(a, b) || Number(b.name === 'prod') - Number(a.name === 'prod') || (a.name < b.name ? -1 : 1));
}

/** Every word of the filter occurs in the plane's name, id, environment, line of business, version or condition. */
export function matching(planes: readonly PlaneHealth[], filter: string): readonly PlaneHealth[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return planes.filter(({ plane, condition }) => {
    const text = [plane.id, plane.displayName, plane.environment, plane.lineOfBusiness, plane.version ?? '', condition]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function byWorst(a: PlaneGroup, b: PlaneGroup): number {
  const [first, second] = [a.planes[0]?.condition ?? 'well', b.planes[0]?.condition ?? 'well'];
  return isWorseThan(first, second) ? -1 : Number(isWorseThan(second, first));
}

function nameOf({ plane }: PlaneHealth, grouping: Grouping): string {
  switch (grouping) {
    case 'environment':
      return plane.environment;
    case 'business':
      return plane.lineOfBusiness;
    case 'none':
      return '';
  }
}
