import { freeKey, inReadingOrderOfPlaces, placed, withoutPanel, withPanel } from './layout-edit';
import { Dashboard, GridItem, Panel, panelKeyOf } from './perses';

const PANEL: Panel = { kind: 'Panel', spec: { plugin: { kind: 'StatChart', spec: {} } } };
const item = (key: string, x: number, y: number, width: number, height: number): GridItem => ({
  x,
  y,
  width,
  height,
  content: { $ref: `#/spec/panels/${key}` },
});
const dashboard: Dashboard = {
  kind: 'Dashboard',
  metadata: { name: 'd', project: 'p' },
  spec: {
    panels: { panel0: PANEL, panel1: PANEL },
    layouts: [{ kind: 'Grid', spec: { items: [item('panel0', 0, 0, 12, 4), item('panel1', 12, 0, 12, 4)] } }],
  },
};
const places = ({ spec }: Dashboard) =>
  Object.fromEntries(
    spec.layouts.flatMap(({ spec: { items } }) => items.map((own) => [panelKeyOf(own), [own.x, own.y, own.width, own.height]])),
  );

describe('layout', () => {
  it('makes room for a panel that is moved over another', () => {
    expect(places(placed(dashboard, 'panel0', { x: 12, y: 0, width: 12, height: 4 }))).toEqual({
      panel0: [12, 0, 12, 4],
      panel1: [12, 4, 12, 4],
    });
  });

  it('keeps the order of the elements while a panel is dragged past another, and has the reading order at the end', () => {
    const keys = ({ spec }: Dashboard) => spec.layouts.flatMap(({ spec: { items } }) => items.map(panelKeyOf));
    const dragged = placed(dashboard, 'panel0', { x: 12, y: 6, width: 12, height: 4 });
    expect(keys(dragged)).toEqual(['panel0', 'panel1']);
    expect(keys(inReadingOrderOfPlaces(dragged))).toEqual(['panel1', 'panel0']);
  });

  it('keeps a panel inside the grid and large enough', () => {
    expect(places(placed(dashboard, 'panel0', { x: 30, y: -2, width: 1, height: 1 }))['panel0']).toEqual([21, 0, 3, 2]);
  });

  it('leaves no hole where a panel was taken away, and gives its name again', () => {
    const longer = withPanel(dashboard, freeKey(dashboard), PANEL);
    expect(places(longer)['panel2']).toEqual([0, 4, 12, 9]);
    const shorter = withoutPanel(longer, 'panel0');
    expect(places(shorter)).toEqual({ panel1: [12, 0, 12, 4], panel2: [0, 0, 12, 9] });
    expect(freeKey(withoutPanel(longer, 'panel2'))).toBe('panel2');
  });
});
