/** Which entries of the audit log are shown; an empty text filters nothing. */
export interface AuditFilter {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** As a field of type datetime-local holds it: local time, empty for no bound. */
  readonly from: string;
  readonly to: string;
}

export const EVERYTHING: AuditFilter = { actor: '', action: '', subject: '', from: '', to: '' };

export function auditFilterOf(form: FormData): AuditFilter {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return { actor: text('actor'), action: text('action'), subject: text('subject'), from: text('from'), to: text('to') };
}

/** As the control plane takes it. */
export function auditParams(filter: AuditFilter): Record<string, string> {
  const params: Record<string, string> = {};
  for (const name of ['actor', 'action', 'subject'] as const) {
    if (filter[name] !== '') {
      params[name] = filter[name];
    }
  }
  for (const name of ['from', 'to'] as const) {
    const ms = Date.parse(filter[name]);
    if (!Number.isNaN(ms)) {
      params[name] = new Date(ms).toISOString();
    }
  }
  return params;
}
