import { Labels, Series } from '../prometheus/answer';
import { EnvironmentLook } from './environment-look';
import { Plane } from './plane';

/** What the colours depend on; the registry's signals fit. */
export interface Colouring {
  looks(): ReadonlyMap<string, EnvironmentLook>;
  list(): readonly Plane[] | undefined;
}

const SLOTS = 8;

/** An environment keeps its colour where every series is of another one; otherwise the colours are given in turn. */
export function slotsFor(series: readonly Series[], { looks, list }: Colouring, firstSlot: number): readonly number[] {
  const planes = list() ?? [];
  const own = series.map(({ labels }) => looks().get(environmentOf(labels, planes) ?? ''));
  const slots = own.map((look) => (look === undefined ? undefined : look.slot + (look.dashed ? SLOTS : 0)));
  const distinct = !slots.includes(undefined) && new Set(slots).size === slots.length;
  return slots.map((slot, index) => (distinct && slot !== undefined ? slot : firstSlot + index));
}

function environmentOf(labels: Labels, planes: readonly Plane[]): string | undefined {
  return labels['environment'] ?? planes.find(({ id }) => id === labels['data_plane'])?.environment;
}
