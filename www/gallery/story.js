// A few words of our own into an article and its Analysis, made by hand: a gallery needs no engine and no two runs differ.

import { textHash } from '../text-hash.js';

/** @import { Analysis, AttributionId, Claim, EntityId, EntityKind, EvidenceKind, Manner, Span, ValueKind, Normalized } from '../analysis.js' */

const LINES = [
  'Night ferry to Orsay Head may return in spring',
  'The night ferry to Orsay Head may return in April, two people with knowledge of the talks said, after a winter in which about 4,300 islanders had no boat after dusk.',
  '“Northern Ferries can sail again if the pier holds,” said Ingrid Solheim, the chief executive. The repair would cost at least 2.6 million crowns, she said.',
  'Mayor Tobias Renn said the island council had set aside half of the sum. The council reportedly learned of the damage in October.',
  'The line carried 61,000 passengers in 2024, which was 18 percent fewer than in the year before.',
  '“Nobody comes to a hotel that they cannot leave,” said Ada Fenn, who runs the Anchor Hotel in Orsay Head.',
];

/** @type {[EntityKind, string][]} */
const NAMES = [
  ['location', 'Orsay Head'], ['organization', 'Northern Ferries'], ['person', 'Ingrid Solheim'], ['person', 'Tobias Renn'], ['person', 'Ada Fenn'],
  ['facility', 'Anchor Hotel'], ['group', 'islanders'],
];

/** @type {[ValueKind, string, Normalized][]} */
const VALUES = [
  ['date', 'April', { iso: 'XXXX-04' }],
  ['quantity', '4,300 islanders', { value: '4300', unit: 'islander', qualifier: 'approximate' }],
  ['money', '2.6 million crowns', { value: '2600000', unit: 'crown', qualifier: 'atLeast' }],
  ['quantity', '61,000 passengers', { value: '61000', unit: 'passenger' }],
  ['date', '2024', { iso: '2024' }],
  ['percent', '18 percent', { value: '18', unit: 'percent' }],
];

/**
 * @typedef {object} Told
 * @property {string} words
 * @property {Manner} manner
 * @property {number} weight From 0 to 1.
 * @property {string} [source] @property {string} [cue] @property {string} [hedge] @property {string} [rests] @property {EvidenceKind} [gives] What kind of reason those words give: that the claim rests on them, if nothing else.
 */

/** @type {Told[]} */
const CLAIMS = [
  { words: 'The night ferry to Orsay Head may return in April', manner: 'anonymous', weight: 0.82, source: 'two people with knowledge of the talks', cue: 'said', hedge: 'may', rests: 'two people with knowledge of the talks' },
  { words: 'Northern Ferries can sail again if the pier holds', manner: 'quoted', weight: 0.41, source: 'Ingrid Solheim', cue: 'said', hedge: 'if' },
  { words: 'The repair would cost at least 2.6 million crowns', manner: 'attributed', weight: 0.9, source: 'Ingrid Solheim', cue: 'said', rests: '2.6 million crowns', gives: 'money' },
  { words: 'the island council had set aside half of the sum', manner: 'attributed', weight: 0.6, source: 'Tobias Renn', cue: 'said' },
  { words: 'learned of the damage in October', manner: 'hearsay', weight: 0.5, cue: 'reportedly', rests: 'reportedly' },
  { words: 'The line carried 61,000 passengers in 2024', manner: 'unattributed', weight: 0.95, rests: '61,000 passengers', gives: 'number' },
  { words: 'Nobody comes to a hotel that they cannot leave', manner: 'quoted', weight: 0.2, source: 'Ada Fenn', cue: 'said' },
];

/** The paragraphs of the article, its title first. @param {number} [more] How many figures to add behind it. */
export function paragraphs(more = 0) {
  const tallies = Array.from({ length: more }, (_, at) => `On day ${at + 1} of the count the boat took ${100 + (at % 90)} people over.`);
  return [...LINES, ...Array.from({ length: Math.ceil(more / 10) }, (_, at) => tallies.slice(at * 10, at * 10 + 10).join(' '))];
}

/** An analysis of the text that nobody made a claim in. @param {string} text @returns {Analysis} */
export function nothing(text) {
  return {
    schemaVersion: '2', engine: { name: 'claimlight', version: '0.1.0', model: 'by-hand' }, language: 'en', offsetUnit: 'utf-16', textLength: text.length, textHash: textHash(text),
    blocks: text.split('\n\n').map((words, at, all) => ({ span: /** @type {Span} */ ([all.slice(0, at).join('\n\n').length + (at && 2), all.slice(0, at + 1).join('\n\n').length]), kind: at === 0 ? 'headline' : 'paragraph' })), sentences: [], entities: [], values: [], attributions: [], claims: [], sources: [],
  };
}

/** The analysis of the article. @param {string} text What `<claim-light>` reads on the page. @returns {Analysis} */
export function analysisOf(text) {
  const made = nothing(text);
  made.entities = NAMES.map(([kind, name], at) => ({ id: /** @type {EntityId} */ (`e${at}`), kind, name, mentions: spansOf(text, name).map((span) => ({ span, form: 'name', confidence: 0.9 })) }));
  for (const [kind, words, normalized] of VALUES) made.values.push({ id: `v${made.values.length}`, span: spanOf(text, words), kind, normalized });
  for (const told of CLAIMS) {
    const span = spanOf(text, told.words);
    made.claims.push({ ...claim(made, span, told.manner, told.weight), attribution: told.cue ? attribute(made, text, span, told) : null });
    const last = /** @type {Claim} */ (made.claims.at(-1));
    if (told.hedge) last.hedges.push({ span: spanOf(text, told.hedge, span[0]), kind: 'epistemic' });
    if (told.rests) last.evidence.push({ span: spanOf(text, told.rests), kind: told.gives ?? 'restsOn', reason: told.rests });
  }
  for (const { 0: words, index } of text.matchAll(/the boat took (\d+) people over/g)) {
    made.claims.push(claim(made, [index, index + words.length], 'unattributed', 0.3));
    made.values.push({ id: `v${made.values.length}`, span: [index + 14, index + 24], kind: 'quantity', normalized: { value: words.slice(14, 17), unit: 'person' } });
  }
  return made;
}

/** @param {Analysis} made @param {Span} span @param {Manner} manner @param {number} checkWorthiness @returns {Claim} */
function claim(made, span, manner, checkWorthiness) {
  return { id: `c${made.claims.length}`, span, sentence: 0, checkWorthiness, kinds: ['event'], attribution: null, manner, hedges: [], evidence: [], entities: [], values: [], confidence: 0.8 };
}

/** @param {Analysis} made @param {string} text @param {Span} content @param {Told} told @returns {AttributionId} */
function attribute(made, text, content, { source, cue = '', manner }) {
  const id = /** @type {AttributionId} */ (`a${made.attributions.length}`);
  const entity = made.entities.find(({ name }) => name === source)?.id ?? null;
  const kind = manner === 'hearsay' ? 'unspecified' : entity ? 'named' : 'anonymous';
  const span = source ? spanOf(text, source) : null;
  made.attributions.push({
    id, source: { span, entity, kind }, cue: { span: spanOf(text, cue, text.lastIndexOf('\n', content[0])), lemma: 'say', kind: kind === 'unspecified' ? 'hearsay' : 'assertion' },
    contents: [content], quotation: manner === 'quoted' ? 'direct' : 'indirect', commitment: 'committed', parent: null, confidence: 0.8,
  });
  const name = source ?? 'reportedly';
  let row = made.sources.find((one) => one.name === name);
  if (!row) made.sources.push((row = { entity, name, kind, attributions: [], wordsQuoted: 0, wordsAttributed: 0 }));
  const words = text.slice(...content).split(' ').length;
  row.attributions.push(id);
  row.wordsAttributed += words;
  if (manner === 'quoted') row.wordsQuoted += words;
  return id;
}

/** @param {string} text @param {string} words @param {number} [from] @returns {Span} */
function spanOf(text, words, from = 0) {
  const at = text.indexOf(words, from);
  if (at < 0) throw new Error(`the story has no "${words}"`);
  return [at, at + words.length];
}

/** @param {string} text @param {string} words @returns {Span[]} */
function spansOf(text, words) {
  return text.split(words).slice(1).reduce((/** @type {Span[]} */ spans) => [...spans, spanOf(text, words, spans.at(-1)?.[1])], []);
}
