import { duration } from '../prometheus/promql';
import { selectorOf } from '../prometheus/selectors';

/** A part of an expression, as the engine reads it. */
export interface SyntaxNode {
  readonly text: string;
  /** The function or operator by which its meaning can be looked up. */
  readonly term: string | undefined;
  readonly children: readonly SyntaxNode[];
}

type Tree = Readonly<Record<string, unknown>>;

export function parseSyntax(body: unknown): SyntaxNode {
  const { status, data } = tree(body);
  if (status !== 'success') {
    throw new Error('The answer is not a syntax tree.');
  }
  return nodeOf(tree(data));
}

function nodeOf(node: Tree): SyntaxNode {
  switch (node['type']) {
    case 'aggregation':
      return made(`${text(node, 'op')}${grouping(node)}`, text(node, 'op'), [node['param'], node['expr']]);
    case 'call':
      return made(`${text(tree(node['func']), 'name')}()`, text(tree(node['func']), 'name'), list(node['args']));
    case 'binaryExpr':
      return made(`${text(node, 'op')}${node['bool'] === true ? ' bool' : ''}${matching(tree(node['matching']))}`, text(node, 'op'), [
        node['lhs'],
        node['rhs'],
      ]);
    case 'unaryExpr':
      return made(text(node, 'op'), undefined, [node['expr']]);
    case 'parenExpr':
      return made('( )', undefined, [node['expr']]);
    case 'subquery':
      return made(`[${length(node['range'])}:${node['step'] ? length(node['step']) : ''}]${at(node)}`, undefined, [node['expr']]);
    case 'matrixSelector':
      return made(`${selectorOf(node).text}[${length(node['range'])}]${at(node)}`, undefined, []);
    case 'vectorSelector':
      return made(`${selectorOf(node).text}${at(node)}`, undefined, []);
    case 'numberLiteral':
      return made(text(node, 'val'), undefined, []);
    case 'stringLiteral':
      return made(JSON.stringify(text(node, 'val')), undefined, []);
    default:
      return made(text(node, 'type'), undefined, [node['expr']]);
  }
}

function made(told: string, term: string | undefined, parts: readonly unknown[]): SyntaxNode {
  const children = parts.filter((part) => part !== null && part !== undefined).map((part) => nodeOf(tree(part)));
  return { text: told, term, children };
}

function grouping(node: Tree): string {
  const labels = list(node['grouping']).join(', ');
  return node['without'] === true ? ` without (${labels})` : labels === '' ? '' : ` by (${labels})`;
}

function matching(node: Tree): string {
  const labels = list(node['labels']).join(', ');
  const on = node['on'] === true ? ` on (${labels})` : labels === '' ? '' : ` ignoring (${labels})`;
  const card = node['card'] === 'many-to-one' ? ' group_left' : node['card'] === 'one-to-many' ? ' group_right' : '';
  return on + card;
}

function at(node: Tree): string {
  const offset = Number(node['offset'] ?? 0);
  const told = offset === 0 ? '' : ` offset ${offset < 0 ? '-' : ''}${duration(Math.abs(offset))}`;
  const fixed = node['timestamp'] ?? node['startOrEnd'];
  return fixed === null || fixed === undefined
    ? told
    : `${told} @ ${typeof fixed === 'number' ? String(fixed / 1000) : `${String(fixed)}()`}`;
}

function length(ms: unknown): string {
  return duration(Number(ms));
}

function text(node: Tree, name: string): string {
  return String(node[name] ?? '');
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function tree(value: unknown): Tree {
  return typeof value === 'object' && value !== null ? (value as Tree) : {};
}
