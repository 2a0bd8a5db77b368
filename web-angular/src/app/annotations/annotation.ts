import { fieldsOf } from '../api/fields';

export type Kind = 'deploy' | 'alert' | 'load-run' | 'note';

export const KINDS: readonly { readonly kind: Kind; readonly label: string }[] = [
  { kind: 'deploy', label: 'Deploys' },
  { kind: 'alert', label: 'Alerts' },
  { kind: 'load-run', label: 'Load runs' },
  { kind: 'note', label: 'Notes' },
];

/** Something that happened to data planes: at one moment, or from one to another. */
export interface Annotation {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly planes: readonly string[];
  /** Who wrote it; the registry and Alertmanager write by themselves. */
  readonly by: string;
}

/** As the control plane takes it. */
export interface AnnotationWish {
  readonly kind: Kind;
  readonly title: string;
  readonly from: string;
  readonly to?: string;
  readonly planes: readonly string[];
}

export function parseAnnotations(body: unknown): readonly Annotation[] {
  const { annotations } = fieldsOf<'AnnotationList'>(body);
  if (!Array.isArray(annotations)) {
    throw new Error('The control plane did not answer with a list of annotations.');
  }
  return annotations.map((entry: unknown) => {
    const view = fieldsOf<'AnnotationView'>(entry);
    return {
      id: String(view.id),
      kind: KINDS.find(({ kind }) => kind === view.kind)?.kind ?? 'note',
      title: String(view.title),
      fromMs: Date.parse(String(view.from)),
      toMs: Date.parse(String(view.to)),
      planes: Array.isArray(view.planes) ? view.planes.map(String) : [],
      by: String(view.by ?? ''),
    };
  });
}
