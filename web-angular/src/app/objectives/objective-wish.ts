import { Definition } from './objective';

export const NO_DEFINITION: Definition = {
  name: '',
  description: '',
  service: '',
  events: '',
  counts: 'bad',
  total: '',
  target: 0.99,
  targets: {},
  windowDays: 30,
  planes: [],
  environments: [],
  linesOfBusiness: [],
};

/** The form's fields as the control plane takes them; targets are written in percent, and what is no number is left for it to refuse. */
export function definitionOf(form: FormData): Definition {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const list = (name: string) =>
    text(name)
      .split(/[\s,]+/)
      .filter(Boolean);
  return {
    name: text('name'),
    description: text('description'),
    service: text('service'),
    events: text('events'),
    counts: text('counts') === 'good' ? 'good' : 'bad',
    total: text('total'),
    target: shareOf(text('target')),
    targets: targetsOf(text('targets')),
    windowDays: Number(text('windowDays')),
    planes: list('planes'),
    environments: list('environments'),
    linesOfBusiness: list('linesOfBusiness'),
  };
}

/** `prod 99.9, qa 95`: an environment and its percent. */
export function targetsOf(text: string): Readonly<Record<string, number>> {
  const entries = text
    .split(/[,\n]+/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  return Object.fromEntries(
    entries.map((entry) => {
      const [, name = entry, percent = ''] = /^(\S+?)\s*[:=]?\s+(\S+)$/.exec(entry) ?? [];
      return [name, shareOf(percent)];
    }),
  );
}

export function targetsText(targets: Readonly<Record<string, number>>): string {
  return Object.entries(targets)
    .map(([name, share]) => `${name} ${percentText(share)}`)
    .join(', ');
}

/** 99.9 for 0.999, without the digits that binary fractions add. */
export function percentText(share: number): string {
  return Number.isNaN(share) ? '' : String(Number((share * 100).toFixed(4)));
}

function shareOf(percent: string): number {
  const figure = Number(percent.replace(/\s*%$/, ''));
  return percent === '' ? Number.NaN : Number((figure / 100).toFixed(6));
}

/** The line that a refusal names, counted from 1; undefined where it names none. */
export function lineIn(refusal: string): number | undefined {
  const line = /\bline (\d+)/.exec(refusal)?.[1];
  return line === undefined || line === '0' ? undefined : Number(line);
}

/** Where a line of a text begins and ends, to be selected. */
export function lineSpan(text: string, line: number): { readonly start: number; readonly end: number } {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return { start, end: start + (lines[line - 1]?.length ?? 0) };
}
