// Plain text that a reader pastes into blocks: what is a headline, what a paragraph, what a line of a menu.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOfText } from '../../www/article.js';

/** @param {string} text */
const read = (text) => blocksOfText(text).map(({ kind, text }) => `${kind}: ${text}`);

test('the lines of a menu stay apart, and none of them is the headline', () => {
  assert.deepEqual(read('Home\nWorld\nSport and leisure\n\nHarbour wall to be rebuilt\n\nBy Ines Okafor\n\nThe council voted on Tuesday.'), [
    'paragraph: Home', 'paragraph: World', 'paragraph: Sport and leisure', 'headline: Harbour wall to be rebuilt', 'byline: By Ines Okafor', 'paragraph: The council voted on Tuesday.',
  ]);
});

test('lines that were wrapped are one paragraph, in narrow columns too', () => {
  assert.deepEqual(read('Harbour wall to be rebuilt\n\nThe council of Tarnmouth\nvoted on Tuesday to mend\nThe Wall, as it is called.\n\nWork begins in April.'), [
    'headline: Harbour wall to be rebuilt', 'paragraph: The council of Tarnmouth voted on Tuesday to mend The Wall, as it is called.', 'paragraph: Work begins in April.',
  ]);
});
