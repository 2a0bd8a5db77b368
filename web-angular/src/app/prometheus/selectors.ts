/** What a selector asks of a series' labels; the metric's name is one of them. */
export interface Matcher {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

export interface Selector {
  /** As it is written in PromQL, without range, offset and time. */
  readonly text: string;
  readonly matchers: readonly Matcher[];
}

type Tree = Readonly<Record<string, unknown>>;

/** Each selector of a parsed expression once, in the order in which they are written. */
export function selectorsOf(body: unknown): readonly Selector[] {
  const { status, data } = (body ?? {}) as Tree;
  if (status !== 'success') {
    throw new Error('The answer is not a syntax tree.');
  }
  return [...new Map(found(data).map((selector) => [selector.text, selector])).values()];
}

function found(node: unknown): readonly Selector[] {
  if (Array.isArray(node)) {
    return node.flatMap(found);
  }
  if (typeof node !== 'object' || node === null) {
    return [];
  }
  const tree = node as Tree;
  return tree['type'] === 'vectorSelector' || tree['type'] === 'matrixSelector' ? [selectorOf(tree)] : Object.values(tree).flatMap(found);
}

/** Of a node that is one. */
export function selectorOf(node: Tree): Selector {
  const given = Array.isArray(node['matchers']) ? (node['matchers'] as readonly Tree[]) : [];
  const matchers = given.map(({ name, type, value }) => ({ name: String(name), type: String(type), value: String(value) }));
  const name = String(node['name'] ?? '');
  const others = matchers.filter((matcher) => !(matcher.name === '__name__' && matcher.type === '='));
  const inside = others.map((matcher) => `${written(matcher.name)}${matcher.type}${JSON.stringify(matcher.value)}`);
  const isPlain = /^[a-zA-Z_:][\w:]*$/.test(name);
  const all = isPlain || name === '' ? inside : [JSON.stringify(name), ...inside];
  return { text: `${isPlain ? name : ''}${all.length === 0 ? '' : `{${all.join(', ')}}`}`, matchers };
}

/** Since Prometheus 3 a name may be any text, in quotes. */
function written(label: string): string {
  return /^[a-zA-Z_]\w*$/.test(label) ? label : JSON.stringify(label);
}

/** Whether a series with these labels could be what the selector asks for, as far as they say. */
export function mayMatch({ matchers }: Selector, labels: Readonly<Record<string, string>>): boolean {
  return matchers.every(({ name, type, value }) => {
    const known = labels[name];
    return known === undefined || holds(type, known, value);
  });
}

function holds(type: string, known: string, value: string): boolean {
  switch (type) {
    case '=':
      return known === value;
    case '!=':
      return known !== value;
    case '=~':
      return pattern(value)?.test(known) ?? true;
    default:
      return !(pattern(value)?.test(known) ?? false);
  }
}

/** Undefined for what only the engine understands. */
function pattern(value: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${value})$`, 's');
  } catch {
    return undefined;
  }
}
