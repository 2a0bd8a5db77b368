import { Dashboard, Panel } from '../dashboards/perses';

/** By its key, or by the title that a person reads; the key goes first. */
export function panelNamed({ spec }: Dashboard, name: string): Panel | undefined {
  return spec.panels[name] ?? Object.values(spec.panels).find((panel) => panel.spec.display?.name === name);
}
