import { Variable } from '../perses';
import { ALL } from '../variables';
import { Fields, fieldsOf, listOf, textOf, unread } from '../fields';

const READ = new Set(
  (
    'name label type query multi includeAll allValue current definition datasource hide options refresh sort skipUrlSync tagsQuery tagValuesQuery tags ' +
    'useTags auto auto_count auto_min queryValue error description'
  ).split(' '),
);

export interface ReadVariable {
  readonly variable: Variable | undefined;
  readonly dropped: readonly string[];
}

export function variableOf(body: Fields): ReadVariable {
  const name = textOf(body['name']);
  const dropped = unread(body, READ).map((field) => `variable ${name}: ${field}`);
  switch (body['type']) {
    case 'query':
      return fromQuery(body, name, dropped);
    case 'custom':
    case 'interval':
      return { variable: list(body, name, { kind: 'StaticListVariable', spec: { values: valuesOf(textOf(body['query'])) } }), dropped };
    case 'textbox':
    case 'constant':
      return { variable: { kind: 'TextVariable', spec: { name, ...display(body), value: textOf(body['query']) } }, dropped };
    case 'datasource':
      // There is one store, and the caller's grants are in every query to it.
      return { variable: undefined, dropped };
    default:
      return { variable: undefined, dropped: [`variable ${name}: its type ${textOf(body['type'])} has no counterpart`] };
  }
}

/** `label_values(metric{…}, label)` or `label_values(label)`, as a text or in an object. */
function fromQuery(body: Fields, name: string, dropped: readonly string[]): ReadVariable {
  const query = textOf(body['query']) || textOf(fieldsOf(body['query'])['query']) || textOf(body['definition']);
  const [, selector, label] = /^\s*label_values\(\s*(?:([\s\S]+?)\s*,\s*)?(\w+)\s*\)\s*$/.exec(query) ?? [];
  if (label === undefined) {
    return { variable: undefined, dropped: [...dropped, `variable ${name}: its query ${query} is not label_values()`] };
  }
  const matchers = selector === undefined ? [] : [selector];
  return { variable: list(body, name, { kind: 'PrometheusLabelValuesVariable', spec: { labelName: label, matchers } }), dropped };
}

function list(body: Fields, name: string, plugin: { kind: string; spec: Fields }): Variable {
  const current = fieldsOf(body['current'])['value'];
  const chosen = (Array.isArray(current) ? current : [current]).filter(
    (value): value is string => typeof value === 'string' && value !== '',
  );
  const all = body['includeAll'] === true;
  const defaultValue = chosen.length > 0 ? chosen : all ? [ALL] : [];
  const options = { allowMultiple: body['multi'] === true, allowAllValue: all };
  return {
    kind: 'ListVariable',
    spec: { name, ...display(body), ...options, ...(defaultValue.length === 0 ? {} : { defaultValue }), plugin },
  };
}

function display(body: Fields) {
  const label = textOf(body['label']);
  const hidden = body['hide'] === 2;
  return label === '' && !hidden ? {} : { display: { ...(label === '' ? {} : { name: label }), ...(hidden ? { hidden } : {}) } };
}

/** `a, b, words : value`. */
function valuesOf(text: string): readonly string[] {
  return listOf(text.split(',')).map((entry) => textOf(entry).split(' : ').at(-1)?.trim() ?? '');
}
