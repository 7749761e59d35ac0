// A report into a note as plain text, for the newsroom's system.

import { sortReport } from './checks.js';
import { head, question } from './list.js';

/** @import { Shown } from './list.js' */

/** Letters of a passage that a note repeats. */
const LONGEST = 120;

/** @param {Shown} shown @param {string} headline */
export function noteOf(shown, headline) {
  const { words, report } = shown;
  const { open, inOrder, aside } = sortReport(report);
  const lines = [...(headline ? [headline] : []), `${words.say('desk.title')}: ${head(shown)}`];
  for (const { check, items } of open) {
    lines.push('', words.say(`check.${check}`), question(shown, check));
    for (const item of items) lines.push(`• “${short(item.quote)}” (${shown.where(item)})`);
  }
  if (inOrder.length > 0) lines.push('', `${words.say('desk.order')}: ${words.list(inOrder.map((check) => words.say(`check.${check}`)))}`);
  if (aside.length > 0) lines.push('', words.say('desk.aside', { count: aside.length }), ...aside.map((item) => `• “${short(item.quote)}” (${words.say(`check.${item.check}`)})`));
  return `${lines.join('\n')}\n`;
}

/** A passage in one line, cut between words. @param {string} passage */
export function short(passage) {
  const line = passage.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2))} …`;
}
