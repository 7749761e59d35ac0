// The address into one state of the panel: ?state=…&theme=light|dark&lang=…; each state has a link.

import '../define.js';
import { h } from '../dom.js';
import { learnEnglish, loadWords } from '../i18n.js';
import { Bar } from '../bar/bar.js';
import { initialState } from '../panel/state.js';
import { DRAWER_WORDS } from '../strings/en/drawer.js';
import { BASE_SHEET } from '../styles/base.js';
import { TextMap } from '../text-map.js';
import { LONG, STAND_INS, STEPS } from './states.js';
import { analysisOf, nothing, paragraphs } from './story.js';

/** @import { ClaimLightElement } from '../element.js' */
/** @import { PanelState } from '../panel/state.js' */

const asked = new URLSearchParams(location.search);
const state = asked.get('state') ?? 'claims';
const theme = asked.get('theme') ?? '';
learnEnglish(DRAWER_WORDS);
const words = await loadWords(asked.get('lang') ?? 'en');

const root = document.documentElement;
root.lang = words.language;
root.dir = words.direction;
if (theme) root.dataset['theme'] = theme;

const story = byId('story');
const [title = '', ...rest] = paragraphs(state.startsWith('long') ? LONG : 0);
story.append(h('h2', {}, title), ...rest.map((text) => h('p', {}, text)));

byId('states').append(...[...Object.keys(STAND_INS), ...Object.keys(STEPS)].map((name) => {
  const address = new URLSearchParams({ ...Object.fromEntries(asked), state: name });
  return h('li', {}, h('a', { href: `?${address}`, lang: 'en', 'aria-current': name === state ? 'page' : null }, name));
}));

const standIn = STAND_INS[state];
if (standIn) showBar(standIn);
else await showElement();
root.dataset['ready'] = state;

/** The bar without an article. @param {Partial<PanelState>} change */
function showBar(change) {
  const host = h('div', { 'data-debug': true });
  const shadow = host.attachShadow({ mode: 'open' });
  const nothing = () => {};
  const bar = new Bar({ start: nothing, readAnyway: nothing, setOn: nothing, setOpen: nothing });
  const shell = h('div', { class: 'shell', lang: words.language, dir: words.direction }, bar.node, bar.live);
  shadow.adoptedStyleSheets = [BASE_SHEET()];
  shadow.append(shell);
  byId('stage').append(host);
  bar.render({ ...initialState(), words, ...change });
}

/** A true element with an analysis made by hand, and a reader who does what leads to the state. */
async function showElement() {
  const element = /** @type {ClaimLightElement} */ (document.createElement('claim-light'));
  for (const [name, value] of Object.entries({ for: 'story', layout: state.startsWith('bar') ? 'bar' : 'panel', marks: state.startsWith('bar') ? 'quiet' : 'all', start: 'manual', lang: words.language, ...(theme ? { theme } : {}) })) element.setAttribute(name, value);
  byId('stage').append(element);
  await twoFrames();
  const { text } = TextMap.read(story);
  const read = new Promise((done) => element.addEventListener('claimlight:result', done, { once: true }));
  element.analysis = state.includes('nothing') ? nothing(text) : analysisOf(text);
  await read;
  await twoFrames();
  const shadow = /** @type {ShadowRoot} */ (element.shadowRoot);
  STEPS[state]?.({
    element,
    press: (key) => /** @type {HTMLElement | null} */ (shadow.querySelector(`[data-key="${key}"]`))?.click(),
    click: (text) => {
      const range = rangeOf(text);
      const { left, top, height } = range.getBoundingClientRect();
      range.startContainer.parentElement?.dispatchEvent(new MouseEvent('click', { clientX: left + 20, clientY: top + height / 2, bubbles: true, composed: true }));
    },
  });
  await twoFrames();
}

/** Where the article last says it. @param {string} words */
function rangeOf(words) {
  const walker = document.createTreeWalker(story, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return range;
  }
  throw new Error(`the story has no "${words}"`);
}

function twoFrames() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
