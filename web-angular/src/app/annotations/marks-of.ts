import { Marks, Moment, Period } from '../chart/marks';
import { Annotation, Kind } from './annotation';

const WRITTEN_BY_ITSELF = ['registry', 'alertmanager'];

/** What charts draw of the kinds that are switched on: a flag for what happened, a band as long as it lasted. */
export function marksOf(annotations: readonly Annotation[], kinds: ReadonlySet<Kind>, mayRemove: boolean): Marks {
  const shown = annotations.filter(({ kind }) => kinds.has(kind));
  return {
    // An alert has its band alone: flags of alerts that come and go would hide everything else.
    moments: shown.filter(({ kind }) => kind !== 'alert').map((annotation) => momentOf(annotation, mayRemove)),
    periods: shown.filter(({ fromMs, toMs }) => toMs > fromMs).map(periodOf),
  };
}

/** The data planes of these environments; undefined where every plane is meant. */
export function planesOf(
  environments: readonly string[],
  planes: readonly { readonly id: string; readonly environment: string }[],
): readonly string[] | undefined {
  return environments.length === 0 ? undefined : planes.filter(({ environment }) => environments.includes(environment)).map(({ id }) => id);
}

function momentOf(annotation: Annotation, mayRemove: boolean): Moment {
  const { id, fromMs, by } = annotation;
  const own = mayRemove && !WRITTEN_BY_ITSELF.includes(by);
  return { atMs: fromMs, text: textOf(annotation), ...(own ? { removable: id } : {}) };
}

function periodOf(annotation: Annotation): Period {
  const { fromMs, toMs, kind } = annotation;
  return { fromMs, toMs, text: textOf(annotation), tone: kind === 'alert' ? 'bad' : 'accent' };
}

function textOf({ kind, title, planes, by }: Annotation): string {
  switch (kind) {
    case 'alert':
      return `Alert: ${title}`;
    case 'note':
      return `${title} (${by})`;
    case 'deploy':
    case 'load-run':
      return planes.some((plane) => title.includes(plane)) ? title : `${title}, ${planes.join(', ')}`;
  }
}
