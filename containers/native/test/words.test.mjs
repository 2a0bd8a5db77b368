// Documents, settings, and the messages of ./planewatch are plain technical English: short sentences without phrases that must be read twice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from './planewatch.mjs';
import { MOST_WORDS, configurationSentences, faults, scriptSentences, sentencesOf, settingSentences, split, texts, wordsIn } from './words.mjs';

/** Fails with every sentence that must be rewritten, its place and the reason. */
function assertPlain(sentences) {
  assert.ok(sentences.length > 0);
  const found = sentences.flatMap(({ place, sentence }) => faults(sentence).map((fault) => `${place}: ${fault}\n    ${sentence}`));
  assert.deepEqual(found, [], found.join('\n'));
}

test('sentences of documents are short and plain', () => {
  const sentences = texts().flatMap((file) => sentencesOf(readFileSync(join(root, file), 'utf8')).map(({ line, sentence }) => ({ place: `${file}:${line}`, sentence })));

  assert.ok(sentences.length > 3_000, `only ${sentences.length} sentences were found`);
  assertPlain(sentences);
});

test('sentences of settings are short and plain', () => {
  assertPlain(settingSentences().map(({ setting, sentence }) => ({ place: setting, sentence })));
});

test('comments of scripts and configurations, and texts of built-in alerts, are short and plain', () => {
  const sentences = configurationSentences();

  assert.ok(sentences.length > 500, `only ${sentences.length} sentences were found`);
  assert.ok(sentences.some(({ sentence }) => sentence === 'Alert delivery works'), 'no alert was found');
  assertPlain(sentences.map(({ file, sentence }) => ({ place: file, sentence })));
});

test('messages and help of ./planewatch are short and plain', () => {
  const sentences = scriptSentences();

  assert.ok(sentences.some(({ sentence }) => sentence.includes('is already running')), 'no message was found');
  assert.ok(sentences.some(({ sentence }) => sentence.includes('print the addresses and a sign-in link')), 'the help was not found');
  assertPlain(sentences.map(({ file, sentence }) => ({ place: file, sentence })));
});

describe('the check itself', () => {
  for (const phrase of [
    "'x' is no time such as PT5S.",
    'Whoever gets none any more loses it everywhere.',
    'The page shows who is told.',
    'At this pace it lasts.',
    'What the plane announces to its control plane decides.',
    'It starts the collector.',
    'The page shows what was promised.',
    'The plane has a token of its own.',
    'The secrets stand in files.',
    'Nobody is told of this alert.',
    'The query says which of the two it is.',
    'The collector goes on with the queue.',
    'The file is written anew.',
    'All queries are sent at once.',
    'It takes 40 s in all.',
    'Where no folder is shared, the script fetches the files.',
    'The answers are held against the document.',
    'The chart starts two a plane.',
    'While the bucket is away, nothing is lost.',
    'The former version is used.',
    'An engine that drips its answer is stopped.',
    'The profile wants two more settings.',
    'The scopes have openid among them.',
    'The page asks the facade for the rest.',
  ]) {
    test(`refuses: ${phrase}`, () => assert.ok(faults(phrase).length > 0));
  }

  for (const sentence of ['There is no data plane `prod`.', 'The token is no longer valid.', 'A team sees the metrics of its own data planes.', 'What do you need?', 'What it means.', 'The page is not wanted.']) {
    test(`accepts: ${sentence}`, () => assert.deepEqual(faults(sentence), []));
  }

  test(`refuses a sentence of more than ${MOST_WORDS} words`, () => {
    const sentence = (words) => `${Array.from({ length: words }, () => 'word').join(' ')}.`;

    assert.deepEqual(faults(sentence(MOST_WORDS)), []);
    assert.match(faults(sentence(MOST_WORDS + 1)).join(), /split the sentence/);
  });

  test('reads paragraphs, lists and cells as sentences, and leaves out code', () => {
    const page = '# Title\n\nThe first sentence has\ntwo lines. The second one (with [a link](x.md)).\n\n- An item: `a.b` ends.\n\n    indented code is no sentence\n\n```sh\ncode is no sentence\n```\n\n| One | Two; three |\n';

    assert.deepEqual(sentencesOf(page).map(({ line, sentence }) => `${line} ${sentence}`), [
      '1 Title',
      '3 The first sentence has two lines.',
      '3 The second one (with a link).',
      '6 An item: X ends.',
      '14 One',
      '14 Two;',
      '14 three',
    ]);
  });

  test('counts words, not signs', () => {
    assert.equal(wordsIn(split('20 planes × 6 routes – all of `code here`.')[0]), 7);
  });
});
