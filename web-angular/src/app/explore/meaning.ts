import { aggregateOpTerms, binOpTerms, functionIdentifierTerms } from '@prometheus-io/codemirror-promql/dist/esm/complete/promql.terms.js';

const MEANINGS = new Map<string, string>(
  [...functionIdentifierTerms, ...aggregateOpTerms, ...binOpTerms].map((term) => [
    term.label,
    'info' in term && typeof term.info === 'string' ? term.info : '',
  ]),
);

/** In a sentence, as the completion list tells it; nothing where there is nothing to tell. */
export function meaningOf(term: string | undefined): string {
  return MEANINGS.get(term ?? '') ?? '';
}
