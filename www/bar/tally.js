// A view into the sentence of counts: on whose word the article stands.

import { h } from '../dom.js';
import { groupOf } from '../view.js';

/** @import { Child } from '../dom.js' */
/** @import { Words } from '../i18n.js' */
/** @import { SourceGroup, View } from '../view.js' */

/** Fewer questions, or answers, make no interview. */
const FEWEST_TURNS = 2;

/** Whoever answers is among so many who are given most words. */
const FIRST = 9;

const PARTS = /** @type {[SourceGroup, string][]} */ ([['named', 'bar.named'], ['office', 'bar.offices'], ['document', 'bar.documents'], ['person', 'bar.people']]);

/**
 * Who is counted, and what is said of the rest: words, and numbers that stand out.
 *
 * @param {View} view @param {Words} words
 * @returns {Child[]}
 */
export function tally(view, words) {
  const guest = guestOf(view);
  if (guest) return [words.say('bar.interview', { name: guest.name, share: words.percent(guest.share) })];
  /** @param {string} number */
  const bold = (number) => h('b', {}, number);
  const sources = PARTS.map(([group, key]) => ({ key, count: view.sources.filter(({ source }) => groupOf(source.kind) === group).length }));
  const counted = [...sources, { key: 'bar.reportedly', count: view.places.filter(({ manner }) => manner === 'hearsay').length }];
  /** @type {Child[][]} */
  const parts = counted.filter(({ count }) => count > 0).map(({ key, count }) => words.count(key, count, bold));
  if (parts.length === 0) return [words.say('bar.own')];
  if (view.places.some(({ manner }) => manner === 'unattributed')) parts.push([own(words)]);
  return parts.flatMap((part, at) => (at > 0 ? [' · ', ...part] : part));
}

/** Who answers in an interview, and how much of it that is: turns begin with a label and its mark, and some are the author's. @param {View} view */
function guestOf(view) {
  const turns = view.analysis.attributions.filter(({ cue }) => cue && /^\P{L}+$/u.test(view.words(cue.span)));
  if (turns.filter(({ source }) => source?.kind === 'self').length < FEWEST_TURNS) return null;
  const speakers = view.sources.slice(0, FIRST).filter(({ source }) => source.kind === 'named').map(({ name, source }) => ({ name, taken: turns.filter((turn) => turn.source?.entity === source.entity) }));
  const [guest] = speakers.sort((a, b) => b.taken.length - a.taken.length);
  if (!guest || guest.taken.length < FEWEST_TURNS) return null;
  return { name: guest.name, share: view.count(guest.taken.flatMap(({ contents }) => contents)) / view.count([view.body]) };
}

/** Whose own voice the rest is. @param {Words} words */
function own(words) {
  const outlet = document.querySelector('meta[property="og:site_name"]')?.getAttribute('content')?.trim();
  return outlet ? words.say('bar.rest.outlet', { outlet }) : words.say('bar.rest');
}
