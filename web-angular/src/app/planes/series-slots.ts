import { statisticsOf } from '../chart/statistics';
import { Labels, Series } from '../prometheus/answer';
import { EnvironmentLook } from './environment-look';
import { Plane } from './plane';

/** What the colours depend on; the registry's signals fit. */
export interface Colouring {
  looks(): ReadonlyMap<string, EnvironmentLook>;
  list(): readonly Plane[] | undefined;
}

const SLOTS = 8;

const LOOKS = 2 * SLOTS;

/**
 * A look for each line, 0 to 15: eight colours, then the same eight dashed. An environment keeps its colour on every chart; a second line of
 * the same environment is dashed. All others get looks that no environment has, as long as there are any. Where all lines are of one
 * environment, or of none, colours tell the lines apart instead. More lines than looks: the highest lines get different ones.
 */
export function slotsFor(series: readonly Series[], { looks, list }: Colouring): readonly number[] {
  const planes = list() ?? [];
  const own = series.map(({ labels }) => looks().get(environmentOf(labels, planes) ?? '')).map((look) => look && slotOf(look));
  const ofEnvironments = new Set(own.filter((slot) => slot !== undefined));
  const tellsEnvironments = series.length === 1 || ofEnvironments.size > 1 || (ofEnvironments.size === 1 && own.includes(undefined));
  const taken = new Set<number>();
  const slots = own.map((slot) => {
    const free = !tellsEnvironments || slot === undefined ? undefined : [slot, (slot + SLOTS) % LOOKS].find((look) => !taken.has(look));
    if (free !== undefined) {
      taken.add(free);
    }
    return free;
  });
  const reserved = new Set(tellsEnvironments && ofEnvironments.size > 0 ? [...looks().values()].map(slotOf) : []);
  const left = freeSlots(taken, reserved);
  let next = 0;
  for (const index of inOrderOfNeed(series, slots)) {
    slots[index] = left[next++ % left.length];
  }
  return slots.map((slot) => slot ?? 0);
}

function freeSlots(taken: ReadonlySet<number>, reserved: ReadonlySet<number>): readonly number[] {
  const all = Array.from({ length: LOOKS }, (_, slot) => slot);
  const free = all.filter((slot) => !taken.has(slot));
  const ordered = [...free.filter((slot) => !reserved.has(slot)), ...free.filter((slot) => reserved.has(slot))];
  return ordered.length === 0 ? all : ordered;
}

/** In their order, which does not change with their values; where looks repeat, the highest first. */
function inOrderOfNeed(series: readonly Series[], slots: readonly (number | undefined)[]): readonly number[] {
  const open = [...slots.keys()].filter((index) => slots[index] === undefined);
  const last = (index: number) => statisticsOf(series[index]?.values ?? new Float64Array()).last;
  return series.length <= LOOKS ? open : open.sort((a, b) => (last(b) || 0) - (last(a) || 0) || a - b);
}

function slotOf({ slot, dashed }: EnvironmentLook): number {
  return slot + (dashed ? SLOTS : 0);
}

function environmentOf(labels: Labels, planes: readonly Plane[]): string | undefined {
  return labels['environment'] ?? planes.find(({ id }) => id === labels['data_plane'])?.environment;
}
