import { Dashboard, GRID_COLUMNS, GridItem, Panel, panelKeyOf } from './perses';

/** Where a panel stands in its section, and how large it is. */
export type Place = Pick<GridItem, 'x' | 'y' | 'width' | 'height'>;

export const NEW_PLACE: Omit<Place, 'y'> = { x: 0, width: 12, height: 9 };

const LEAST_WIDTH = 3;
const LEAST_HEIGHT = 2;

/** The dashboard with a panel at another place; what it would cover moves down, and what can, moves up. */
export function placed(dashboard: Dashboard, key: string, wanted: Place): Dashboard {
  return withItems(dashboard, (items) => {
    const moving = items.find((item) => panelKeyOf(item) === key);
    return moving === undefined ? items : inOrderOf(items, settled({ ...moving, ...inside(wanted) }, items));
  });
}

/** With the panels of each section in the order in which they are read, which is their order on a narrow screen and for the Tab key. */
export function inReadingOrderOfPlaces(dashboard: Dashboard): Dashboard {
  return withItems(dashboard, (items) => [...items].sort(inReadingOrder));
}

/** While a panel is dragged, its element must not be moved in the page: the browser would let go of the pointer. */
function inOrderOf(former: readonly GridItem[], items: readonly GridItem[]): readonly GridItem[] {
  const places = new Map(items.map((item) => [panelKeyOf(item), item]));
  return former.map((item) => places.get(panelKeyOf(item)) ?? item);
}

/** A changed panel, or a new one at the end of the last section. */
export function withPanel(dashboard: Dashboard, key: string, panel: Panel): Dashboard {
  const { spec } = dashboard;
  const panels = { ...spec.panels, [key]: panel };
  if (spec.panels[key] !== undefined) {
    return { ...dashboard, spec: { ...spec, panels } };
  }
  const layouts = spec.layouts.length === 0 ? [{ kind: 'Grid' as const, spec: { items: [] } }] : spec.layouts;
  const last = layouts.length - 1;
  return {
    ...dashboard,
    spec: {
      ...spec,
      panels,
      layouts: layouts.map((layout, index) => {
        const { items } = layout.spec;
        const item = { ...NEW_PLACE, y: bottomOf(items), content: { $ref: `#/spec/panels/${key}` } };
        return index === last ? { ...layout, spec: { ...layout.spec, items: [...items, item] } } : layout;
      }),
    },
  };
}

export function withoutPanel(dashboard: Dashboard, key: string): Dashboard {
  const panels = Object.fromEntries(Object.entries(dashboard.spec.panels).filter(([other]) => other !== key));
  const less = withItems(dashboard, (items) => compacted(items.filter((item) => panelKeyOf(item) !== key)));
  return { ...less, spec: { ...less.spec, panels } };
}

/** A name that no panel has. */
export function freeKey({ spec }: Dashboard): string {
  let number = Object.keys(spec.panels).length;
  while (spec.panels[`panel${number}`] !== undefined) {
    number++;
  }
  return `panel${number}`;
}

function withItems(dashboard: Dashboard, change: (items: readonly GridItem[]) => readonly GridItem[]): Dashboard {
  const layouts = dashboard.spec.layouts.map((layout) => ({ ...layout, spec: { ...layout.spec, items: change(layout.spec.items) } }));
  return { ...dashboard, spec: { ...dashboard.spec, layouts } };
}

/** Inside the grid, and never too small to be grasped. */
function inside({ x, y, width, height }: Place): Place {
  const kept = Math.min(GRID_COLUMNS, Math.max(LEAST_WIDTH, width));
  return { width: kept, height: Math.max(LEAST_HEIGHT, height), x: Math.min(GRID_COLUMNS - kept, Math.max(0, x)), y: Math.max(0, y) };
}

/** The moved one keeps its place; the others make room for it. */
function settled(moved: GridItem, items: readonly GridItem[]): readonly GridItem[] {
  const done: GridItem[] = [moved];
  const others = items.filter((item) => panelKeyOf(item) !== panelKeyOf(moved));
  for (const item of [...others].sort(inReadingOrder)) {
    done.push({ ...item, y: firstFree(item, done) });
  }
  return compacted(done);
}

function compacted(items: readonly GridItem[]): readonly GridItem[] {
  const done: GridItem[] = [];
  for (const item of [...items].sort(inReadingOrder)) {
    let y = item.y;
    while (y > 0 && !done.some((other) => overlap({ ...item, y: y - 1 }, other))) {
      y--;
    }
    done.push({ ...item, y });
  }
  return done;
}

function firstFree(item: GridItem, taken: readonly GridItem[]): number {
  let y = item.y;
  while (taken.some((other) => overlap({ ...item, y }, other))) {
    y++;
  }
  return y;
}

function overlap(a: Place, b: Place): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function bottomOf(items: readonly Place[]): number {
  return items.reduce((bottom, { y, height }) => Math.max(bottom, y + height), 0);
}

function inReadingOrder(a: Place, b: Place): number {
  return a.y - b.y || a.x - b.x;
}
