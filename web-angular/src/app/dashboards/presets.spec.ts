import { expressionsOf, panelKeyOf, parseDashboard, titleOf } from './perses';
import { Address } from '../address/address';
import { PRESETS } from './presets';
import { choicesIn, variableProblem } from './variables';

const KINDS = ['TimeSeriesChart', 'StatChart', 'GaugeChart', 'BarChart', 'TimeSeriesTable', 'HeatMapChart', 'Markdown'];

describe.each(PRESETS)('the preset $name', (preset) => {
  it('is a Perses document of its own name', async () => {
    const dashboard = parseDashboard(await preset.load());
    expect(dashboard.metadata.name).toBe(preset.name);
    expect(titleOf(dashboard)).toBe(preset.title);
    expect(dashboard.spec.display?.description).toBe(preset.description);
  });

  it('shows every panel once, inside the grid and not over another', async () => {
    const { spec } = await preset.load();
    const items = spec.layouts.flatMap((layout) => layout.spec.items);
    expect(items.map(panelKeyOf).sort()).toEqual(Object.keys(spec.panels).sort());
    for (const { spec: layout } of spec.layouts) {
      const taken = new Set<string>();
      for (const { x, y, width, height } of layout.items) {
        expect(x + width).toBeLessThanOrEqual(24);
        for (let cell = 0; cell < width * height; cell++) {
          const place = `${x + (cell % width)} ${y + Math.floor(cell / width)}`;
          expect(taken.has(place)).toBe(false);
          taken.add(place);
        }
      }
    }
  });

  it('asks something in every panel, of a kind that can be drawn', async () => {
    const { spec } = await preset.load();
    for (const panel of Object.values(spec.panels)) {
      expect(KINDS).toContain(panel.spec.plugin.kind);
      expect(expressionsOf(panel).length).toBeGreaterThan(0);
      const choices = choicesIn(new Address({}), spec.variables ?? []);
      expect(expressionsOf(panel).map(({ query }) => variableProblem(query, choices))).not.toContainEqual(expect.any(String));
    }
  });
});
