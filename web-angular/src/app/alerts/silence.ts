import { fieldsOf } from '../api/fields';

export interface SilenceMatcher {
  readonly name: string;
  readonly value: string;
  readonly isRegex: boolean;
  readonly isEqual: boolean;
}

export interface Silence {
  readonly id: string;
  /** What stands in an alert's `silencedBy`. */
  readonly alertmanagerId: string;
  readonly kind: 'silence' | 'maintenance';
  /** Empty for all there are. */
  readonly planes: readonly string[];
  readonly matchers: readonly SilenceMatcher[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: string;
  readonly owner: string;
  readonly state: 'pending' | 'active' | 'ended';
}

/** As the control plane takes it. */
export interface SilenceWish {
  readonly kind: 'silence' | 'maintenance';
  readonly planes?: readonly string[];
  readonly matchers: readonly { readonly name: string; readonly value: string }[];
  readonly from?: string;
  readonly to: string;
  readonly reason: string;
}

export function parseSilences(body: unknown): readonly Silence[] {
  const { silences } = fieldsOf<'SilenceList'>(body);
  if (!Array.isArray(silences)) {
    throw new Error('The control plane did not answer with a list of silences.');
  }
  return silences.map(parseSilence);
}

function parseSilence(body: unknown): Silence {
  const view = fieldsOf<'SilenceView'>(body);
  return {
    id: String(view.id),
    alertmanagerId: String(view.alertmanagerId ?? ''),
    kind: view.kind === 'maintenance' ? 'maintenance' : 'silence',
    planes: Array.isArray(view.planes) ? view.planes.map(String) : [],
    matchers: Array.isArray(view.matchers) ? view.matchers.map(parseMatcher) : [],
    fromMs: Date.parse(String(view.from)),
    toMs: Date.parse(String(view.to)),
    reason: String(view.reason ?? ''),
    owner: String(view.owner ?? ''),
    state: view.state === 'active' || view.state === 'pending' ? view.state : 'ended',
  };
}

function parseMatcher(body: unknown): SilenceMatcher {
  const { name, value, isRegex, isEqual } = fieldsOf<'SilenceMatcher'>(body);
  return { name: String(name), value: String(value), isRegex: isRegex === true, isEqual: isEqual !== false };
}

const WORDS: Readonly<Record<string, string>> = { alertname: 'alert', severity: 'severity', environment: 'environment' };

/** What is silenced, in words; which planes it concerns is told apart. */
export function silencedText({ kind, matchers }: Silence): string {
  const told = matchers.filter(({ name }) => name !== 'data_plane').map(matcherText);
  if (told.length > 0) {
    return told.join(', ');
  }
  return kind === 'maintenance' ? 'every alert (maintenance)' : 'every alert';
}

function matcherText({ name, value, isRegex, isEqual }: SilenceMatcher): string {
  const is = isRegex ? (isEqual ? 'like' : 'not like') : isEqual ? '' : 'not';
  return [WORDS[name] ?? name, is, value].filter(Boolean).join(' ');
}

/** What is in force first, then what comes, then what was; inside these what ends first. */
export function soonestFirst(silences: readonly Silence[]): readonly Silence[] {
  const order = ['active', 'pending', 'ended'];
  return [...silences].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.state === 'ended' ? b.toMs - a.toMs : a.toMs - b.toMs),
  );
}

/** The fields of the form; `fromMs` undefined for now. */
export function silenceWishOf(form: FormData, fromMs: number | undefined, toMs: number): SilenceWish {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const maintenance = text('kind') === 'maintenance';
  const planes = form.getAll('planes').map(String);
  const values = form.getAll('matcherValue').map((value) => String(value).trim());
  const further = form.getAll('matcherName').map((name, index) => ({ name: String(name).trim(), value: values[index] ?? '' }));
  const own = ['alertname', 'severity'].map((name) => ({ name, value: text(name) }));
  const matchers = [...own, ...further].filter(({ name, value }) => name !== '' && value !== '');
  return {
    kind: maintenance ? 'maintenance' : 'silence',
    ...(planes.length === 0 ? {} : { planes }),
    matchers: maintenance ? [] : matchers,
    ...(fromMs === undefined ? {} : { from: new Date(fromMs).toISOString() }),
    to: new Date(toMs).toISOString(),
    reason: text('reason'),
  };
}
