// A claim, or a passage of several, into its facts, as “Why marked?” shows them.

import { h, own } from '../dom.js';

/** @import { Evidence, Span } from '../analysis.js' */
/** @import { Child } from '../dom.js' */
/** @import { ClaimItem, Item, PassageItem, View } from '../view.js' */
/** @import { Words } from '../i18n.js' */

/** Below this, the software is said to be unsure. */
const FAIRLY = 0.7;

/** The claims of a place. @param {Item} item @param {View} view @returns {ClaimItem[]} */
export function claimsIn(item, view) {
  if (item.type === 'claim') return [item];
  return 'attribution' in item ? view.claims.filter(({ attribution }) => attribution === item.attribution) : [];
}

/** Whether only a part of what somebody is given stands in quotation marks. @param {ClaimItem | PassageItem} item @param {View} view */
export function isPartly({ manner, attribution }, view) {
  const quoted = view.quotedOf(attribution);
  return manner === 'quoted' && quoted.length > 0 && view.count(quoted) < view.count(attribution?.contents ?? []);
}

/** The facts of a place as terms and their words; its source too, where that is not on show. @param {ClaimItem | PassageItem} item @param {View} view @param {Words} words @param {{isCard?: boolean}} [where] */
export function claimFacts(item, view, words, { isCard = false } = {}) {
  const { attribution, manner } = item;
  const claims = claimsIn(item, view).map(({ claim }) => claim);
  const [hedges, kinds, evidence] = [claims.flatMap(({ hedges }) => hedges), unique(claims.flatMap(({ kinds }) => kinds)), claims.flatMap(({ evidence }) => evidence)];
  /** @type {[string, Child | Child[]][]} */
  const facts = [];
  /** @param {Span[]} spans */
  const quoted = (...spans) => h('span', { class: 'words' }, ...words.listOf(unique(spans.map((span) => view.words(span).replace(/\s+/g, ' '))), (text) => own(view, text)));
  if (attribution?.source?.span && !isCard) facts.push(['claim.said', quoted(attribution.source.span)]);
  facts.push(['claim.how', words.say(isPartly(item, view) ? 'card.partly' : `manner.${manner}.help`)]);
  if (attribution?.cue) facts.push(['claim.cue', quoted(attribution.cue.span)]);
  if (attribution && attribution.commitment !== 'committed') facts.push(['', words.say(`claim.commitment.${attribution.commitment}`)]);
  if (hedges.length > 0) facts.push(['claim.hedges', quoted(...hedges.map(({ span }) => span))]);
  if (kinds.length > 0) facts.push(['claim.kinds', words.list(kinds.map((kind) => words.say(`kind.${kind}`)))]);
  if (evidence.length > 0) facts.push(['claim.rests', evidence.map((reason) => h('div', { class: 'reason' }, ...told(reason, view, words)))]);
  facts.push(['claim.confidence', words.say(Math.min(...[...claims, ...(attribution && claims.length === 0 ? [attribution] : [])].map(({ confidence }) => confidence)) < FAIRLY ? 'claim.unsure' : 'claim.fairly')]);
  return h(
    'dl',
    { class: 'facts' },
    ...facts.flatMap(([term, fact]) => [h('dt', {}, term ? words.say(term) : ''), h('dd', {}, .../** @type {Child[]} */ ([fact].flat()))]),
  );
}

/** A reason in the interface's language, around the article's own words; an older analysis does not say of what kind it is. @param {Evidence} reason @param {View} view @param {Words} words */
function told({ kind, span }, view, words) {
  const [before = '', after] = words.say(`reason.${kind}`).split('{words}');
  return before && after === undefined ? [before] : [before, own(view, view.words(span).replace(/\s+/g, ' ')), after];
}

/** How a place is called where it cannot be seen: “Hanne Kolstad, Retold”. @param {ClaimItem | PassageItem} item @param {Words} words */
export function claimName({ manner, sourceName }, words) {
  return [sourceName, words.say(`manner.${manner}`)].filter(Boolean).join(', ');
}

/** The first words of a text, to tell it from others. @param {string} text */
export function firstWords(text) {
  return text.trim().split(/\s+/).slice(0, 5).join(' ');
}

/** @template Kind @param {Kind[]} list */
function unique(list) {
  return [...new Set(list)];
}
