import { Labels } from './answer';

/** As short as they stay different from each other. */
export function namesOf(all: readonly Labels[]): readonly string[] {
  const [first = {}, ...others] = all;
  const differs = (label: string) => all.some((labels) => labels[label] !== first[label]);
  const names = all.map((labels) => nameOf(others.length === 0 ? labels : pick(labels, differs)));
  return names.map((name, index) => (name !== '' ? name : nameOf(all[index] ?? {}) || 'value'));
}

export function nameOf(labels: Labels): string {
  const { __name__: metric = '', ...rest } = labels as Record<string, string>;
  const pairs = Object.entries(rest).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return pairs.length === 0 ? metric : `${metric}{${pairs.join(', ')}}`;
}

function pick(labels: Labels, wanted: (label: string) => boolean): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => wanted(label)));
}
