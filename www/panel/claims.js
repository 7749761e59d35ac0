// Claims into the ranked list: who said it, how, in which words, and why it is marked.

import { h, own } from '../dom.js';
import { MANNERS } from '../view.js';
import { list } from './list.js';
import { swatch } from './marks.js';
import { WEIGHTS } from './state.js';

/** @import { Span } from '../analysis.js' */
/** @import { Child } from '../dom.js' */
/** @import { ClaimItem, QuoteItem, View } from '../view.js' */
/** @import { Words } from '../i18n.js' */
/** @import { PanelActions, PanelState } from './state.js' */

/** Whether a claim passes what the reader picked. @param {ClaimItem} item @param {Pick<PanelState, 'manners' | 'source'>} state */
export function isPicked(item, state) {
  return state.manners.has(item.claim.manner) && isOf(item, state);
}

/** Whether an item is of the source that the reader picked. @param {ClaimItem | QuoteItem} item @param {Pick<PanelState, 'source'>} state */
export function isOf(item, { source }) {
  return source === null || item.source?.id === source;
}

/**
 * @param {PanelState & {view: View}} state @param {PanelActions} actions
 * @returns {Child[]}
 */
export function claimList(state, actions) {
  const { view, words, sort } = state;
  const claims = (sort === 'rank' ? view.rankedClaims() : view.claims).filter((item) => isPicked(item, state));
  const picked = view.sources.find(({ id }) => id === state.source);
  return [
    h(
      'div',
      { class: 'tools' },
      picked
        ? h('p', {}, words.say('source.picked', { name: picked.name }), ' ', h('button', { class: 'link', 'data-key': 'unpick', onclick: () => actions.pickSource(null) }, words.say('source.clear')))
        : h('p', {}, words.say('count.claims', { count: claims.length })),
      h(
        'div',
        { class: 'sorts', role: 'group', 'aria-label': words.say('claim.sort') },
        ...(/** @type {const} */ (['rank', 'text'])).map((name) =>
          h('button', { class: 'link', 'data-key': `sort-${name}`, 'aria-pressed': String(sort === name), onclick: () => actions.setSort(name) }, words.say(`claim.sort.${name}`)),
        ),
      ),
    ),
    claims.length === 0 && h('p', { class: 'empty' }, words.say(view.claims.length === 0 ? 'claim.empty' : 'claim.none')),
    claims.length === 0 && view.claims.length > 0 && h('button', { class: 'button', 'data-key': 'all', onclick: () => showAll(state, actions) }, words.say('source.clear')),
    claims.length > 0 && list('ol', { part: 'claims' }, claims, (item) => claimEntry(item, state, actions)),
  ];
}

/** Presses every chip of the claims again. @param {PanelState} state @param {PanelActions} actions */
function showAll({ layers, manners, source }, actions) {
  if (source !== null) actions.pickSource(null);
  for (const manner of MANNERS) if (!layers.has('claims') || !manners.has(manner)) actions.toggleManner(manner);
}

/** @param {ClaimItem} item @param {PanelState & {view: View}} state @param {PanelActions} actions */
function claimEntry(item, state, actions) {
  const { view, words } = state;
  const { claim } = item;
  const heaviness = weightWords(item, words);
  return h(
    'li',
    { class: 'claim', part: 'claim', 'data-item': item.id, 'data-active': state.active === item.id },
    h(
      'div',
      { class: 'claim-head' },
      swatch(`claim-${claim.manner}`),
      h('span', { class: 'claim-who' }, item.sourceName && h('span', { class: 'claim-source' }, own(view, item.sourceName), ' '), words.say(`manner.${claim.manner}`)),
      h('span', { class: `weight w${levelOf(item)}`, title: heaviness }, h('span', { class: 'unseen' }, heaviness)),
    ),
    h(
      'button',
      { class: 'item claim-text', part: 'claim-text', 'data-key': item.id, 'aria-current': state.active === item.id ? 'true' : null, onclick: () => actions.go(item.id) },
      h('span', { class: 'unseen' }, `${claimName(item, view, words)}. `),
      h('span', { class: 'claim-words', lang: view.analysis.language, dir: 'auto' }, ...withHedges(item, view)),
    ),
    claim.evidence.length > 0 &&
      h('ul', { class: 'reasons' }, ...unique(claim.evidence.map(({ reason }) => reason)).map((reason) => h('li', { class: 'reason' }, own(view, reason)))),
    h(
      'div',
      { class: 'claim-foot' },
      h(
        'details',
        { class: 'why', 'data-open': `why-${item.id}` },
        h('summary', { 'data-key': `why-${item.id}` }, words.say('claim.why')),
        claimFacts(item, view, words),
      ),
      h('button', { class: 'link', 'data-key': `share-${item.id}`, 'data-share': item.id, onclick: () => actions.share(item.id) }, words.say('claim.share')),
    ),
  );
}

/** How much the public would want to know: 1 to 3. @param {ClaimItem} item */
function levelOf({ claim: { checkWorthiness } }) {
  return checkWorthiness >= WEIGHTS.high ? 3 : checkWorthiness >= WEIGHTS.middle ? 2 : 1;
}

/** @param {ClaimItem} item @param {Words} words */
function weightWords(item, words) {
  return words.say(`claim.weight.${/** @type {const} */ (['low', 'middle', 'high'])[levelOf(item) - 1]}`);
}

/**
 * How a claim is called where it cannot be seen: "claim, Brad Smith, hedged: may".
 *
 * @param {ClaimItem} item @param {View} view @param {Words} words
 */
export function claimName(item, view, words) {
  const hedges = item.claim.hedges.map(({ span }) => view.words(span));
  return [
    words.say('claim.kind'),
    item.sourceName || words.say(item.claim.manner === 'unattributed' ? 'claim.nobody' : `manner.${item.claim.manner}`),
    hedges.length > 0 ? words.say('claim.hedged', { words: words.list(hedges) }) : null,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Everything that is known about a claim, as terms and their words. @param {ClaimItem} item @param {View} view @param {Words} words */
export function claimFacts(item, view, words) {
  const { claim, attribution } = item;
  /** @type {[string, Child | Child[]][]} */
  const facts = [];
  /** @param {Span[]} spans */
  const quoted = (...spans) => h('span', { class: 'words' }, ...words.listOf(unique(spans.map((span) => view.words(span).replace(/\s+/g, ' '))), (text) => own(view, text)));
  const speaker = attribution?.source?.span;
  if (item.sourceName) facts.push(['claim.said', [own(view, item.sourceName), ...(speaker && view.words(speaker) !== item.sourceName ? [' (', quoted(speaker), ')'] : [])]]);
  facts.push(['claim.how', words.say(`manner.${claim.manner}.help`)]);
  if (attribution?.cue) facts.push(['claim.cue', quoted(attribution.cue.span)]);
  if (attribution && attribution.commitment !== 'committed') facts.push(['', words.say(`claim.commitment.${attribution.commitment}`)]);
  if (claim.hedges.length > 0) facts.push(['claim.hedges', quoted(...claim.hedges.map(({ span }) => span))]);
  if (claim.kinds.length > 0) facts.push(['claim.kinds', words.list(claim.kinds.map((kind) => words.say(`kind.${kind}`)))]);
  if (claim.evidence.length > 0) facts.push(['claim.rests', quoted(...claim.evidence.map(({ span }) => span))]);
  facts.push(['claim.weight', weightWords(item, words)], ['claim.confidence', words.percent(claim.confidence)]);
  return h(
    'dl',
    { class: 'facts' },
    ...facts.flatMap(([term, fact]) => [h('dt', {}, term ? words.say(term) : ''), h('dd', {}, .../** @type {Child[]} */ ([fact].flat()))]),
  );
}

/** The claim's words with its hedges marked. @param {ClaimItem} item @param {View} view @returns {Child[]} */
function withHedges({ claim }, view) {
  const [from, to] = claim.span;
  /** @type {Child[]} */
  const pieces = [];
  let at = from;
  for (const { span } of [...claim.hedges].sort((a, b) => a.span[0] - b.span[0])) {
    const [begin, end] = span;
    if (begin < at || end > to) continue;
    pieces.push(view.words([at, begin]), h('span', { class: 'hedge' }, view.words(span)));
    at = end;
  }
  pieces.push(view.words([at, to]));
  return pieces.map((piece) => (typeof piece === 'string' ? piece.replace(/\s+/g, ' ') : piece));
}

/** @param {string[]} list */
function unique(list) {
  return [...new Set(list)];
}
