/** Which entries of the audit log are shown; an empty text filters nothing. */
export interface AuditFilter {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** Undefined for no bound. */
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
}

export const EVERYTHING: AuditFilter = { actor: '', action: '', subject: '', fromMs: undefined, toMs: undefined };

export function auditFilterOf(form: FormData, fromMs: number | undefined, toMs: number | undefined): AuditFilter {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return { actor: text('actor'), action: text('action'), subject: text('subject'), fromMs, toMs };
}

/** As the control plane takes it. */
export function auditParams(filter: AuditFilter): Record<string, string> {
  const params: Record<string, string> = {};
  for (const name of ['actor', 'action', 'subject'] as const) {
    if (filter[name] !== '') {
      params[name] = filter[name];
    }
  }
  for (const [name, ms] of Object.entries({ from: filter.fromMs, to: filter.toMs })) {
    if (ms !== undefined) {
      params[name] = new Date(ms).toISOString();
    }
  }
  return params;
}
