import { HttpErrorResponse } from '@angular/common/http';

/** Why a question was not answered, in a sentence that a person can act on. */
export interface Failure {
  readonly kind: 'unreachable' | 'engine' | 'forbidden' | 'refused' | 'signed-out' | 'unexpected';
  readonly sentence: string;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof HttpErrorResponse)) {
    return { kind: 'unexpected', sentence: error instanceof Error ? error.message : 'Something unexpected happened.' };
  }
  const reason = reasonIn(error.error);
  switch (error.status) {
    case 0:
      return { kind: 'unreachable', sentence: 'The control plane does not answer. Is it running?' };
    case 401:
      return { kind: 'signed-out', sentence: 'Your session has ended.' };
    case 403:
      return { kind: 'forbidden', sentence: reason ?? 'You may not see this.' };
    case 502:
    case 503:
    case 504:
      return { kind: 'engine', sentence: reason ?? 'The metrics store does not answer.' };
    default:
      return { kind: 'refused', sentence: reason ?? `The control plane answered with status ${error.status}.` };
  }
}

/** Prometheus says `error`, the control plane's own resources say `detail` or `title`. */
function reasonIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) {
    return undefined;
  }
  const { error, detail, title } = body as Record<string, unknown>;
  return [error, detail, title].find((text): text is string => typeof text === 'string' && text !== '');
}
