import { Address } from '../address/address';
import { Variable } from './perses';

/** The chosen values of each variable, by its name. */
export type Choices = Readonly<Record<string, readonly string[]>>;

export const ALL = '$__all';
const PARAMETER = 'var-';
/** A `$` before a digit or a quote belongs to a pattern. */
const REFERENCE = /\$(?:\{([A-Za-z_]\w*)(?::(\w+))?\}|([A-Za-z_]\w*))/g;

export interface Times {
  readonly stepMs: number;
  readonly rangeMs: number;
}

const BUILT_IN = new Map<string, (times: Times) => string>([
  ['__interval', ({ stepMs }) => seconds(stepMs)],
  ['__rate_interval', ({ stepMs }) => seconds(Math.max(60_000, stepMs))],
  ['__range', ({ rangeMs }) => seconds(rangeMs)],
]);

/** Perses's own parameters, `var-environment=prod,qa`, and Grafana's, `var-environment=prod&var-environment=qa`, whose values may hold commas. */
export function choicesIn(address: Address, variables: readonly Variable[]): Choices {
  return Object.fromEntries(
    variables.map(({ kind, spec }) => {
      const name = PARAMETER + spec.name;
      if (address.has(name)) {
        const values = address.all(name);
        return [spec.name, kind === 'TextVariable' ? [values[0] ?? ''] : address.isRepeated(name) ? values : address.list(name)];
      }
      return [spec.name, kind === 'TextVariable' ? [spec.value ?? ''] : listOf(spec.defaultValue ?? (spec.allowAllValue ? ALL : ''))];
    }),
  );
}

/** In Perses's form; values that hold a comma are repeated, a single one beside an empty one. */
export function choiceParam(name: string, values: readonly string[]): Record<string, string | string[]> {
  const plain = values.every((value) => !value.includes(','));
  return { [PARAMETER + name]: plain ? values.join(',') : [...values, ...(values.length === 1 ? [''] : [])] };
}

/** Puts values where `$name`, `${name}` or `${name:format}` stands; several become a pattern, because labels are matched with `=~`. */
export function interpolated(text: string, choices: Choices, times: Times): string {
  return text.replace(REFERENCE, (whole, braced?: string, format?: string, bare?: string) => {
    const name = braced ?? bare ?? '';
    const values = choices[name];
    return BUILT_IN.get(name)?.(times) ?? (values === undefined ? whole : written(values, format));
  });
}

/** Why a text can't be completed: a variable that the dashboard does not have, or one without a value. Undefined where it can be. */
export function variableProblem(text: string, choices: Choices): string | undefined {
  for (const [, braced, , bare] of text.matchAll(REFERENCE)) {
    const name = braced ?? bare ?? '';
    if (BUILT_IN.has(name)) {
      continue;
    }
    const values = choices[name];
    if (values === undefined) {
      return `The variable $${name} is not defined on this dashboard. Define it, or remove it from the query.`;
    }
    if (values.length === 0) {
      return `The variable $${name} has no value. Choose a value.`;
    }
  }
  return undefined;
}

function written(values: readonly string[], format: string | undefined): string {
  if (values.includes(ALL)) {
    return '.*';
  }
  if (format === 'csv' || format === 'raw' || (values.length === 1 && format !== 'regex')) {
    return values.join(',');
  }
  return `(${values.map(patternOf).join('|')})`;
}

/** A backslash stands doubled, because the pattern lies in a quoted text. */
function patternOf(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|]/g, '\\\\$&');
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value].filter(Boolean) : value;
}

function seconds(ms: number): string {
  return `${Math.max(1, Math.round(ms / 1000))}s`;
}
