// The address into one state of the panel: ?state=…&theme=light|dark&lang=…; each state has a link.

import '../define.js';
import { h } from '../dom.js';
import { loadWords } from '../i18n.js';
import { Panel } from '../panel/panel.js';
import { PANEL_SHEET } from '../styles/panel.js';
import { TextMap } from '../text-map.js';
import { MANNERS } from '../view.js';
import { LONG, STAND_INS, STEPS } from './states.js';
import { analysisOf, nothing, paragraphs } from './story.js';

/** @import { ClaimLightElement } from '../element.js' */
/** @import { PanelActions, PanelState } from '../panel/state.js' */

const asked = new URLSearchParams(location.search);
const state = asked.get('state') ?? 'claims';
const theme = asked.get('theme') ?? '';
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
if (standIn) showPanel(standIn);
else await showElement();
root.dataset['ready'] = state;

/** The panel without an article. @param {Partial<PanelState>} change */
function showPanel(change) {
  const host = h('div', {});
  const shadow = host.attachShadow({ mode: 'open' });
  /** @type {Partial<PanelActions>} No other control stands there. */
  const actions = { start() {}, readAnyway() {} };
  const panel = new Panel(/** @type {PanelActions} */ (actions));
  shadow.adoptedStyleSheets = [PANEL_SHEET()];
  shadow.append(panel.node);
  byId('stage').append(host);
  panel.render({
    status: 'idle', progress: null, error: null, view: null, layers: new Set(), manners: new Set(MANNERS), source: null, sort: 'rank',
    tab: 'claims', isOn: true, active: null, rung: 'worker', words, ...change,
  });
}

/** A true element with an analysis made by hand, and a reader who does what leads to the state. */
async function showElement() {
  const element = /** @type {ClaimLightElement} */ (document.createElement('claim-light'));
  for (const [name, value] of Object.entries({ for: 'story', start: 'manual', lang: words.language, ...(theme ? { theme } : {}) })) element.setAttribute(name, value);
  byId('stage').append(element);
  await twoFrames();
  const { text } = TextMap.read(story);
  element.analysis = state.startsWith('nothing') ? nothing(text) : analysisOf(text);
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
