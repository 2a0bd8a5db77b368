// The sentences that people read in documents, settings and messages, and the rules for them.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SOURCES, settings } from '../../../docs/configuration.mjs';
import { root } from './planewatch.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');

/** Maximum number of words in a sentence; `code` counts as one word. */
export const MOST_WORDS = 25;

/** Kinds of phrases that readers had to read twice, each with the advice that replaces it. */
export const REFUSED = [
  [/(?<!\bthere )\b(is|are|was|were) no (?!longer\b|more\b|less\b)/i, 'write "is not a …"'],
  [/\b(who is told|what is wrong|what was promised|alerts get through|comes? with the product|at this pace|let the cursor go|nothing is called|is taken for dead)\b/i, 'use the term of the page: Notifications, Alert, Objective, Built-in, …'],
  [/\bwhoever\b|\bsuch a one\b|\bnobody's\b|\b(asks?|serves?) nobody\b/i, 'name the subject'],
  [/^(What|Who) (?!it means\b|to (do|look at)\b)(\S+ ){3,}\S+[^?]$/, 'start with a noun'],
  [/^(It|They) /, 'repeat the noun'],
  [/(?<!:) what (is|was|were|it|they|others|nobody|everybody|each) /, 'name the noun instead of "what"'],
  [/\bof (one's|its|their|our|his|your) own\b(?=$|[.,;:)]| (and|as|at|by|for|in|of|on|that|to|where|which|with)\b)/i, 'write "its own …"'],
  [/\bof (ours|theirs|yours)\b/i, 'write "our …" or "your …"'],
  [/\b(stands?|stood|lies|lie|lay) (in|for|at|on|beside|below|within)\b/i, 'write "is in"'],
  [/\b(is|are|be) told\b|\btold apart\b|\btells?\b (of|apart|by|when|whether|which|who)\b/i, 'write "is notified", "shows" or "distinguishes"'],
  [/\bsays? (so|nothing|which|how|what|who|until|when|it)\b|\bspeaks\b/i, 'write "shows", "names" or "uses"'],
  [/\b(goes|go|went) on\b/i, 'write "continues"'],
  [/\banew\b|\bfor ever\b|\blikewise\b|\bdeaf\b|\bmended\b|\band the like\b|\band no other\b/i, 'use the common word'],
  [/\bat once\b/i, 'write "immediately" or "at the same time"'],
  [/\bin all(?=$|[.,;:)])/i, 'write "in total"'],
  [/\bwhere (no|none|nobody|nothing|there is none)\b/i, 'write "if there is no …"'],
  [/\bheld against\b|\btaken for\b|\bpass(es)? for\b/i, 'write "compared with" or "treated as"'],
  [/\b(one|two|three|\d+) an? (alert|element|line|page|panel|plane|replica|step)\b/i, 'write "one for each …"'],
  [/\b(is|are|was|were) away\b/i, 'write "unavailable"'],
  [/\bformer (one|run|version)\b/i, 'write "previous …"'],
  [/\blast words\b|\bdrips?\b|\bin force\b|\bneighbour|\bbears?\b/i, 'use the technical term'],
  [/(?<!\byou )\bwants?\b/i, 'write "needs"'],
  [/\bamong them\b/i, 'write "including …"'],
  [/\basks? (the )?(engine|upstream|facade|store|Prometheus|Thanos)\b/i, 'write "queries" or "sends a request to"'],
];

/** The documents of the repository, as paths. */
export const texts = () => execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).trim().split('\n');

/** The sentences of a Markdown file: { line, sentence }. Code, addresses and generated tables are left out. */
export function sentencesOf(markdown) {
  const blank = (found) => found.replace(/[^\n]/g, '');
  const prose = markdown
    .replace(/^```[\s\S]*?^```$/gm, blank)
    .replace(/<!-- (from|generated:?) [\s\S]*?<!-- end -->/g, blank)
    .replace(/^ {4,}\S.*$/gm, (found) => (/^ +([-*]|\d+\.) /.test(found) ? found : ''));
  const found = [];
  let paragraph = [];
  let begin = 0;
  const finish = () => {
    for (const sentence of split(paragraph.join(' '))) found.push({ line: begin, sentence });
    paragraph = [];
  };
  prose.split('\n').forEach((line, index) => {
    const item = /^\s*([-*]|\d+\.) (.*)$/.exec(line);
    if (/^\s*$/.test(line) || /^(#|\||!\[|>)/.test(line) || item) finish();
    if (/^\|/.test(line)) {
      for (const cell of line.split(/(?<!\\)\|/)) for (const sentence of split(cell.trim())) found.push({ line: index + 1, sentence });
    } else if (/^#/.test(line)) found.push({ line: index + 1, sentence: plain(line.replace(/^#+ /, '')) });
    else if (!/^\s*$|^!\[/.test(line)) {
      if (paragraph.length === 0) begin = index + 1;
      paragraph.push(item ? item[2] : line.trim());
    }
  });
  finish();
  return found;
}

/** The sentences of the settings: { setting, sentence }. */
export const settingSentences = () =>
  SOURCES.flatMap((source) =>
    settings(source).flatMap(({ names, meaning, unset, unit }) => [meaning, unset ?? '', unit].flatMap(split).map((sentence) => ({ setting: names[0], sentence }))),
  );

/** The sentences in messages and help of `./planewatch`: { file, sentence }. */
export function scriptSentences() {
  const native = readdirSync(join(root, 'containers/native')).filter((name) => /\.sh$|^(exec|runtime|test-suites)$/.test(name));
  return ['planewatch', ...native.map((name) => `containers/native/${name}`)].flatMap((file) => {
    const text = read(file);
    const messages = [...text.matchAll(/\b(?:say|warn|die|skip) "((?:[^"\\]|\\.|\$\((?:[^()]|\([^()]*\))*\))*)"/g)].map(([, message]) => message.replace(VALUE, 'X'));
    const help = [...text.matchAll(/<<'(\w+)'.*\n([\s\S]*?)^\1$/gm)].flatMap(([, , page]) => page.split('\n').map((line) => line.trim().split(/ {3,}/).at(-1)));
    return [...messages, ...help].flatMap(split).map((sentence) => ({ file, sentence }));
  });
}

/** The sentences in comments of scripts and configurations, and in the texts of built-in alerts: { file, sentence }. */
export function configurationSentences() {
  const folders = ['.ci', '.github', 'alertmanager', 'bench', 'containers', 'loadgen/scenarios', 'prometheus', 'thanos'];
  const tracked = execFileSync('git', ['ls-files', '.env', 'docker-compose.yml', 'planewatch', ...folders], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  // These files are part of a cache key: a changed comment would download or build their engine again.
  const cached = ['containers/native/runtime.txt', 'containers/engines/collector/builder.yaml'];
  const files = tracked.filter((file) => /(^|\/)[^.]+$|\.(sh|ya?ml|preboot|env)$/.test(file) && !/\/(golden|cases|test)\//.test(file) && !cached.includes(file) && statSync(join(root, file)).isFile());
  return files.flatMap((file) => {
    const text = read(file);
    const annotations = /\/rules\/\w+\.yml$/.test(file) ? [...text.matchAll(/^ +(?:summary|description): (?:>-\n((?: {12}.*\n)+)|'?(.*?)'?$)/gm)].map(([, folded, line]) => (folded ?? line).replace(/\s+/g, ' ').replace(/\{\{.*?\}\}/g, 'X')) : [];
    return [...comments(text), ...annotations].flatMap(split).map((sentence) => ({ file, sentence }));
  });
}

const comments = (text) => [...text.matchAll(/(?:^ *# (?!shellcheck).*\n)+/gm)].map(([lines]) => lines.replace(/\n *# /g, ' ').replace(/^ *# /, ''));

const VALUE = /\$\((?:[^()]|\([^()]*\))*\)|\$\{[^}]*\}|\$\w+/g;

const plain = (text) =>
  text
    .replace(/``.*?``|`[^`]*`/g, 'X')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_]{1,2}(\S(?:.*?\S)?)[*_]{1,2}/g, '$1')
    .trim();

/** A text as sentences. A semicolon ends a sentence, because it ends a thought. */
export function split(text) {
  return plain(text)
    .split(/(?<=[.!?;]\)?)\s+/)
    .filter((sentence) => sentence !== '');
}

export const wordsIn = (sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The reasons to rewrite a sentence. */
export function faults(sentence) {
  const found = REFUSED.filter(([pattern]) => pattern.test(sentence)).map(([pattern, advice]) => `"${pattern.exec(sentence)[0].trim()}": ${advice}`);
  const words = wordsIn(sentence);
  if (words > MOST_WORDS) found.push(`${words} words: split the sentence (at most ${MOST_WORDS})`);
  return found;
}
