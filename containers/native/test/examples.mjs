// The queries of examples.promql, by what is expected of them: { answers, runs, kubernetes }, each an array of texts.
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('examples.promql', import.meta.url), 'utf8');

export const examples = {};
let expected;
for (const part of text.split('\n\n').map((part) => part.trim())) {
  const heading = /\[(\w+)]/.exec(part.startsWith('#') ? part : '');
  if (heading) examples[(expected = heading[1])] = [];
  else if (part) examples[expected].push(part);
}
