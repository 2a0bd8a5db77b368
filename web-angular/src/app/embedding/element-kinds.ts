/** Reads an attribute of the element. */
export type Given = (attribute: string) => string | undefined;

/** What one kind of element shows. */
export interface ElementKind {
  readonly attributes: readonly string[];
  /** The address of the view inside, by the element's attributes. */
  address(given: Given): string;
}

const VIEW = ['range', 'refresh', 'variables'];

export const KINDS: Readonly<Record<string, ElementKind>> = {
  'planewatch-planes': {
    attributes: ['filter', 'links'],
    address: (given) => addressOf('/tiles', { filter: given('filter'), links: given('links') === undefined ? undefined : 'yes' }),
  },
  'planewatch-panel': {
    attributes: [...VIEW, 'dashboard', 'panel', 'query', 'unit', 'heading'],
    address: (given) =>
      addressOf('/panel', {
        ...viewOf(given),
        dashboard: given('dashboard'),
        panel: given('panel'),
        query: given('query'),
        unit: given('unit'),
        heading: given('heading'),
      }),
  },
  'planewatch-dashboard': {
    attributes: [...VIEW, 'name'],
    address: (given) => addressOf(`/dashboards/${encodeURIComponent(given('name') ?? '')}`, { kiosk: '1', ...viewOf(given) }),
  },
};

/** What of an address's parameters a framed element takes: its own attributes and the theme; the token comes by messages alone. */
export function attributesIn({ attributes }: ElementKind, parameters: Readonly<Record<string, unknown>>): readonly [string, string][] {
  return ['theme', ...attributes].flatMap((name): [string, string][] => (name in parameters ? [[name, String(parameters[name])]] : []));
}

/** `variables="environment=prod,qa"` stands in the address as the viewer's own parameters do; a repeated name has several values. */
function viewOf(given: Given): Record<string, string | readonly string[] | undefined> {
  const variables = new URLSearchParams(given('variables') ?? '');
  const choices = [...new Set(variables.keys())].map((name) => {
    const values = variables.getAll(name);
    return [`var-${name}`, values.length === 1 ? values[0] : values] as const;
  });
  return { range: given('range'), refresh: given('refresh'), ...Object.fromEntries(choices) };
}

function addressOf(path: string, parameters: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const text of typeof value === 'string' ? [value] : (value ?? [])) {
      if (text !== '' || value !== text) {
        query.append(name, text);
      }
    }
  }
  return `${path}?${query.toString()}`;
}
