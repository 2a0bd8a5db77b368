import { HttpErrorResponse } from '@angular/common/http';

/** Why a question was not answered, in a sentence that a person can act on. */
export interface Failure {
  readonly kind: 'unreachable' | 'engine' | 'forbidden' | 'refused' | 'signed-out' | 'unexpected';
  readonly sentence: string;
}

export const ENGINE_AWAY_SENTENCE = 'The metrics store does not answer; it is asked again at each refresh.';
/** The control plane says so in a warning where it answers with what it had kept, and in an error where it had kept nothing. */
const ENGINE_AWAY = /^the engine (does|did) not answer/;

/** Whether an answer holds no more than what the control plane had kept, because the metrics store is away. */
export function isOfCacheAlone(warnings: readonly string[]): boolean {
  return warnings.some((warning) => ENGINE_AWAY.test(warning));
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
      return { kind: 'engine', sentence: reason === undefined || ENGINE_AWAY.test(reason) ? ENGINE_AWAY_SENTENCE : reason };
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
