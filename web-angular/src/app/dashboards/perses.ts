import { fieldsOf } from './fields';

/** The part of Perses's dashboard document (kind Dashboard, v1alpha1) that is drawn and edited here; the rest is carried along. */
export interface Dashboard {
  readonly kind: 'Dashboard';
  readonly metadata: { readonly name: string; readonly project: string };
  readonly spec: DashboardSpec;
}

export interface DashboardSpec {
  readonly display?: Display;
  readonly variables?: readonly Variable[];
  readonly panels: Readonly<Record<string, Panel>>;
  readonly layouts: readonly Layout[];
  readonly duration?: string;
  readonly refreshInterval?: string;
}

export interface Display {
  readonly name?: string;
  readonly description?: string;
  readonly hidden?: boolean;
}

export interface Plugin {
  readonly kind: string;
  readonly spec: Readonly<Record<string, unknown>>;
}

export interface Variable {
  readonly kind: 'ListVariable' | 'TextVariable';
  readonly spec: {
    readonly name: string;
    readonly display?: Display;
    readonly allowMultiple?: boolean;
    readonly allowAllValue?: boolean;
    readonly defaultValue?: string | readonly string[];
    readonly value?: string;
    readonly plugin?: Plugin;
  };
}

export interface Panel {
  readonly kind: 'Panel';
  readonly spec: {
    readonly display?: Display;
    readonly plugin: Plugin;
    readonly queries?: readonly Query[];
  };
}

export interface Query {
  readonly kind: string;
  readonly spec: { readonly plugin: Plugin };
}

export interface Layout {
  readonly kind: 'Grid';
  readonly spec: { readonly display?: { readonly title?: string }; readonly items: readonly GridItem[] };
}

/** In columns of a 24-column grid and rows of 30 px or so. */
export interface GridItem {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly content: { readonly $ref: string };
}

export const GRID_COLUMNS = 24;

export function emptyDashboard(name: string, title: string): Dashboard {
  return { kind: 'Dashboard', metadata: { name, project: 'planewatch' }, spec: { display: { name: title }, panels: {}, layouts: [] } };
}

/** A title as the name in an address. */
export function nameOf(title: string): string {
  const name = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return name || 'dashboard';
}

export function titleOf({ metadata, spec }: Dashboard): string {
  return spec.display?.name ?? metadata.name;
}

/** The key of the panel that a place of the grid shows. */
export function panelKeyOf({ content }: GridItem): string {
  return content.$ref.replace('#/spec/panels/', '');
}

/** PromQL expressions of a panel; queries of other kinds are not asked. */
export function expressionsOf({ spec }: Panel): readonly { readonly query: string; readonly seriesName: string | undefined }[] {
  return (spec.queries ?? [])
    .filter(({ spec: { plugin } }) => plugin.kind === 'PrometheusTimeSeriesQuery')
    .map(({ spec: { plugin } }) => ({
      query: String(plugin.spec['query'] ?? ''),
      seriesName: typeof plugin.spec['seriesNameFormat'] === 'string' ? plugin.spec['seriesNameFormat'] : undefined,
    }));
}

/** What is no dashboard is told in one sentence. */
export function parseDashboard(body: unknown): Dashboard {
  const { kind, metadata, spec } = fieldsOf(body);
  const { panels, layouts } = fieldsOf(spec);
  if (kind !== 'Dashboard') {
    throw new Error(`kind: is ${JSON.stringify(kind)}, but a Perses dashboard has "Dashboard" there.`);
  }
  if (typeof fieldsOf(metadata)['name'] !== 'string') {
    throw new Error('metadata.name: is missing.');
  }
  if (typeof panels !== 'object' || panels === null || !Array.isArray(layouts)) {
    throw new Error('spec: needs panels (an object) and layouts (a list).');
  }
  const document = body as Dashboard;
  for (const item of document.spec.layouts.flatMap((layout) => layout.spec.items)) {
    if (document.spec.panels[panelKeyOf(item)] === undefined) {
      throw new Error(`spec.layouts: leads to the panel "${panelKeyOf(item)}", which is not in spec.panels.`);
    }
  }
  return document;
}
