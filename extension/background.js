// A press of the button into the article of the page in sight, read here and shown there. It asks for nothing but its own files.

import { openHere } from '../www/main-thread.js';
import { supportedLanguage } from '../www/i18n.js';

/** @import { Analysis } from '../www/analysis.js' */
/** @import { Table } from '../www/i18n.js' */
/** @import { ReaderElement } from './reader.js' */

/**
 * What is used of the browser's own interface.
 *
 * @typedef {{id: number}} Tab
 * @typedef {object} Extension
 * @property {{getURL(path: string): string}} runtime
 * @property {{create(options: {url: string}): Promise<unknown>}} tabs
 * @property {{getUILanguage(): string}} i18n
 * @property {{insertCSS(options: object): Promise<unknown>, executeScript(options: object): Promise<{result?: unknown}[]>}} scripting
 * @property {{onClicked: {addListener(act: (tab: Tab) => void): void}, setBadgeText(options: object): Promise<void>, setTitle(options: object): Promise<void>}} action
 *
 * @typedef {{isClosed?: boolean, text?: string, foreign?: string, selected?: string}} Taken What the page's article is; nothing where it has none.
 */

/** Its name in Firefox, where it gives promises everywhere, and its name elsewhere. */
const { browser, chrome } = /** @type {Record<'browser' | 'chrome', Extension>} */ (/** @type {unknown} */ (globalThis));
const extension = browser ?? chrome;
const { action, i18n, runtime, scripting, tabs } = extension;

/** What the button says: its badge, and what a pointer that rests on it is told. */
const BADGES = {
  reading: ['…', 'Reading on your device…'],
  nothing: ['–', 'No article was found on this page'],
  foreign: ['–', 'This page says that it is not in English'],
  failed: ['×', 'This page cannot be read'],
  done: ['', ''],
};

/** The engine, while the browser lets this script live. @type {ReturnType<typeof openHere> | null} */
let engine = null;

action.onClicked.addListener(({ id }) => void read(id));

/** @param {number} tabId */
async function read(tabId) {
  await tell(tabId, 'reading');
  try {
    const target = { tabId };
    await scripting.executeScript({ target, files: ['reader.js'], world: 'MAIN' });
    const [{ result } = {}] = await scripting.executeScript({ target, func: take, world: 'MAIN' });
    const { isClosed, selected, text = '', foreign } = /** @type {Taken} */ (result ?? {});
    let state = /** @type {keyof typeof BADGES} */ ('done');
    if (selected) {
      // What somebody picked out is shown on a page of our own, which any text may be put on.
      await tabs.create({ url: `${runtime.getURL('page/index.html')}#text=${encodeURIComponent(selected)}` });
    } else if (foreign) {
      state = 'foreign';
    } else if (text.trim() !== '') {
      await scripting.insertCSS({ target, files: ['reader.css'] });
      const [analysis, language] = await Promise.all([analyze(text), speak()]);
      await scripting.executeScript({ target, func: show, args: [text, analysis, ...language], world: 'MAIN' });
    } else if (!isClosed) {
      state = 'nothing';
    }
    await tell(tabId, state);
  } catch (error) {
    console.info(`Claimlight: ${error}`);
    await tell(tabId, 'failed');
  }
}

/** @param {string} text @returns {Promise<Analysis>} */
async function analyze(text) {
  engine ??= openHere({ model: runtime.getURL('page/pkg/model.bin'), wasm: runtime.getURL('page/pkg/claimlight_bg.wasm'), integrity: '' }, () => {});
  // What failed once may work when it is tried again.
  engine.catch(() => (engine = null));
  return (await engine).analyze(text);
}

/** The words of the browser's language. @returns {Promise<[language: string, words: Table]>} */
async function speak() {
  const language = supportedLanguage(i18n.getUILanguage());
  return [language, language === 'en' ? {} : await (await fetch(runtime.getURL(`page/strings/${language}.json`))).json()];
}

/** @param {number} tabId @param {keyof typeof BADGES} state */
async function tell(tabId, state) {
  const [text, title] = BADGES[state];
  // The page may have gone by now.
  await Promise.all([action.setBadgeText({ tabId, text }), action.setTitle({ tabId, title })]).catch(() => {});
}

/** Runs on the page: what it would have read. @returns {Taken} */
function take() {
  return /** @type {typeof ReaderElement | undefined} */ (/** @type {unknown} */ (customElements.get('claim-light-reader')))?.take() ?? {};
}

/** Runs on the page. @param {string} text @param {Analysis} analysis @param {string} language @param {Table} words */
function show(text, analysis, language, words) {
  /** @type {typeof ReaderElement | undefined} */ (/** @type {unknown} */ (customElements.get('claim-light-reader')))?.show(text, analysis, language, words);
}
