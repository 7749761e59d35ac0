// The demo page: samples, pasted text and dropped files into the article that <claim-light> reads.

import './define.js';
import { blocksOfArticle, blocksOfText, renderArticle } from './article.js';
import { h } from './dom.js';
import { LANGUAGES, learnEnglish, loadWords } from './i18n.js';
import { Options } from './options.js';
import { download } from './page/download.js';
import { takeHanded } from './page/handed.js';
import { Notice } from './page/notice.js';
import { goOffline, onLaunchedFile, takeShared } from './page/offline.js';
import { loadSample, sampleBlocks, SAMPLES } from './page/samples.js';
import { shareQuote } from './page/share.js';
import { PAGE_WORDS } from './strings/en/page.js';
import { holdAnalyzer } from './pool.js';
import { PATIENCE, patiently } from './silence.js';
import { TextMap } from './text-map.js';

/** @import { Block } from './article.js' */
/** @import { PublishDesk } from './desk/desk.js' */
/** @import { ClaimLightElement } from './element.js' */
/** @import { Words } from './i18n.js' */
/** @import { Handed } from './page/handed.js' */

const story = byId('story');
const panel = /** @type {ClaimLightElement} */ (byId('panel'));
const paste = /** @type {HTMLTextAreaElement} */ (byId('paste'));
const file = /** @type {HTMLInputElement} */ (byId('file'));
const composer = byId('composer');
const notice = new Notice(byId('notice'), byId('status'));

/** Which sample is on the page; `null` for the reader's own text. @type {string | null} */
let sample = null;
/** The reader's own text, which is kept until the page is left. @type {Block[] | null} */
let ownBlocks = null;
/** Whether the article on the page was changed by hand since `ownBlocks` was made of it. */
let isEdited = false;
/** What stands for the reader's own text among the samples. */
const OWN = 'own';
/** "Before you publish", once it is loaded. @type {PublishDesk | null} */
let desk = null;
/** Where the rail has no room the element is a bar. */
const narrow = matchMedia('(max-width: 58rem)');
/** @type {Words} */
let words;

learnEnglish(PAGE_WORDS);
main();

async function main() {
  const handed = takeHanded();
  fit();
  // Everything that the page may ever need comes now, so that it can keep its word afterwards.
  const first = wantedSample();
  const coming = loadSample(first).catch(() => {});
  const [shared] = await Promise.all([takeShared(), setLanguage(document.documentElement.lang || 'en'), coming]);
  listSamples();
  listen();
  if (handed) await showHanded(handed);
  else if (!(shared && (await showShared(shared)))) showSample(first, false);
  // What fails, or does not come in time, holds nothing up: above all not the count of requests.
  await Promise.allSettled([...SAMPLES.map(loadSample), ...LANGUAGES.map(loadWords), exporter, untilRead().then(() => Promise.all([makeBookmark(), bringDesk()]))]);
  countRequests();
  await goOffline();
  document.documentElement.dataset['ready'] = '';
}

function listen() {
  byId('compose').addEventListener('click', () => compose(composer.hidden));
  byId('cancel').addEventListener('click', () => compose(false));
  byId('read').addEventListener('click', () => showOwn(blocksOfText(paste.value)));
  byId('open').addEventListener('click', () => file.click());
  byId('before').addEventListener('click', async () => {
    const opened = await bringDesk();
    if (opened.isOpen) opened.close();
    else await opened.open();
  });
  byId('print').addEventListener('click', () => print());
  story.addEventListener('input', () => {
    // The whole text is not read at each key: `own` reads it when it is asked for.
    isEdited = true;
    if (sample === null) return;
    own();
    nameSample(null);
  });
  addEventListener('popstate', ({ state }) => {
    // A link into the page changes nothing on it; neither does a text that comes in the address by now.
    if (!state) return void takeHanded();
    const blocks = own();
    if (state.isOwn && blocks) put(blocks, null, false);
    else showSample(wantedSample(), false);
  });
  narrow.addEventListener('change', fit);
  byId('edit').addEventListener('click', () => edit(!story.isContentEditable));
  byId('exports').addEventListener('click', ({ target }) => {
    const format = target instanceof HTMLElement ? target.dataset['export'] : undefined;
    if (format) void save(format);
  });
  file.addEventListener('change', () => {
    const chosen = file.files?.[0];
    if (chosen) void openFile(chosen);
    file.value = '';
  });
  byId('language').addEventListener('change', ({ target }) => void setLanguage(/** @type {HTMLSelectElement} */ (target).value));
  byId('theme').addEventListener('change', ({ target }) => {
    const theme = /** @type {HTMLSelectElement} */ (target).value;
    document.documentElement.dataset['theme'] = theme;
  });
  document.addEventListener('paste', onPaste);
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    document.documentElement.dataset['drop'] = '';
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) delete document.documentElement.dataset['drop'];
  });
  document.addEventListener('drop', (event) => {
    delete document.documentElement.dataset['drop'];
    const dropped = event.dataTransfer?.files[0];
    if (!dropped) return;
    event.preventDefault();
    void openFile(dropped);
  });
  panel.addEventListener('claimlight:share', (event) => {
    if (sample !== null) return;
    // A link to the reader's own text would hold that text: the claim itself is copied instead.
    event.preventDefault();
    const { id, text, item } = /** @type {CustomEvent} */ (event).detail;
    void shareQuote(text, item.sourceName).then((isShared) => isShared && panel.confirmShare(id));
  });
  onLaunchedFile((opened) => void openFile(opened));
}

/** The desk comes behind the first highlight, or when it is asked for. */
async function bringDesk() {
  const { PublishDesk } = await import('./desk/desk.js');
  const onOpen = (/** @type {boolean} */ isOpen) => {
    byId('before').setAttribute('aria-expanded', String(isOpen));
    byId('spread').toggleAttribute('data-publish', isOpen);
    fit();
    if (!isOpen) byId('before').focus({ preventScroll: true });
  };
  const hold = () => holdAnalyzer(new Options(panel).assets, () => {});
  const read = () => TextMap.read(story, new Options(panel).ignore);
  desk ??= new PublishDesk({ section: byId('publish'), story, panel, narrow, hold, read, announce: (said) => void (byId('status').textContent = said), onOpen });
  desk.speak(words.language);
  return desk;
}

/** What a reader's own text needs; it comes behind the first highlight, or when it is asked for. */
const brought = () => import('./page/brought.js');

async function makeBookmark() {
  // A page of a file, or of an extension, is one that no other page may open.
  if (!location.protocol.startsWith('http')) return;
  const { bookmarkTo } = await brought();
  const bookmark = byId('bookmark');
  const address = bookmarkTo(location.origin + location.pathname);
  bookmark.setAttribute('href', address);
  // On this page there is nothing to hand over.
  bookmark.addEventListener('click', (event) => event.preventDefault());
  byId('copy-bookmark').addEventListener('click', () => void navigator.clipboard?.writeText(address).then(() => notice.show(words, ['page.bookmark.copied']), () => {}));
  byId('bookmark-line').hidden = false;
}

/** Shows what another app shared with the page. @param {{text: string, files: File[]}} shared */
async function showShared({ text, files }) {
  if (files[0]) await openFile(files[0]);
  else showOwn(blocksOfText(text));
  return story.hasChildNodes();
}

/** Shows what a bookmark handed over. @param {Handed} handed */
async function showHanded({ kind, content }) {
  const told = kind === 'cut' ? ['page.handed', 'page.handed.cut'] : ['page.handed'];
  if (content !== null && kind === 'html') showRead((await brought()).readHtml(content), told);
  else if (content !== null) showOwn(blocksOfText(content), told);
  if (ownBlocks) return;
  showSample(wantedSample(), false);
  notice.show(words, ['page.handed.broken']);
}

/** Shows the article of a page, and offers the rest of it. @param {{article: Block[], whole: Block[] | null}} read @param {string[]} [told] */
function showRead({ article, whole }, told = []) {
  const offer = whole && { key: 'page.cut.undo', act: () => showOwn(whole, told, { key: 'page.cut.again', act: () => showRead({ article, whole }, told) }) };
  showOwn(article, whole ? [...told, 'page.cut'] : told, offer ?? undefined);
}

/** @param {ClipboardEvent} event */
function onPaste(event) {
  const target = event.target instanceof Element ? event.target : null;
  const isElsewhere = target?.closest('input, select') || (target !== paste && story.isContentEditable && story.contains(target));
  const data = event.clipboardData;
  if (isElsewhere || !data) return;
  const [html, text] = [data.getData('text/html'), data.getData('text/plain')];
  if ((html + text).trim() === '') return;
  event.preventDefault();
  void showPasted(html, text);
}

/** @param {string} html @param {string} text The same as plain text, for markup in which nothing is found. */
async function showPasted(html, text) {
  const read = html === '' ? null : (await brought()).readHtml(html);
  if (read && read.article.length > 0) showRead(read);
  else showOwn(blocksOfText(text));
}

/** Shows a file of text; of any other nothing. @param {File} chosen */
async function openFile(chosen) {
  showRead(await (await brought()).readFile(chosen));
}

/** Shows the reader's own text. @param {Block[]} blocks @param {string[]} [told] What there is to say of it. @param {{key: string, act: () => void}} [offer] */
function showOwn(blocks, told = [], offer) {
  if (blocks.length === 0) {
    // The composer says what can be read here.
    compose(true);
    byId('status').textContent = words.say('page.empty.help');
    return;
  }
  compose(false);
  put(blocks, null);
  if (told.length > 0 || offer) notice.show(words, told, offer);
  paste.value = '';
  story.focus({ preventScroll: true });
  byId('spread').scrollIntoView();
}

/** @param {string} name @param {boolean} [isNew] Whether the reader went there, and may go back. */
function showSample(name, isNew = true) {
  const blocks = sampleBlocks(name);
  if (!blocks) return;
  put(blocks, name, isNew);
}

/** The sample that the address names. */
function wantedSample() {
  const wanted = new URLSearchParams(location.search).get('sample') ?? '';
  return SAMPLES.includes(wanted) ? wanted : 'hard-news';
}

/**
 * Says which sample is on the page, in its address too; a text of the reader's own, or an edited one, is none.
 *
 * @param {string | null} name @param {boolean} [isNew] Whether the reader may go back from here.
 */
function nameSample(name, isNew = true) {
  sample = name;
  const isAtHome = name === 'hard-news' && location.search === '';
  const address = name === null ? location.pathname : isAtHome ? location.href : `?sample=${name}`;
  history[isNew ? 'pushState' : 'replaceState']({ isOwn: name === null }, '', isNew ? address : location.href);
  for (const button of byId('samples').querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.value === (name ?? OWN)));
    if (button.value === OWN) button.hidden = !ownBlocks;
  }
}

/** The reader's own text, with what was changed on the page by hand. */
function own() {
  if (isEdited) ownBlocks = blocksOfArticle(story);
  isEdited = false;
  return ownBlocks;
}

function showKept() {
  const blocks = own();
  if (blocks) put(blocks, null);
}

/** @param {Block[]} blocks @param {string | null} name @param {boolean} [isNew] */
function put(blocks, name, isNew = true) {
  own();
  if (name === null) ownBlocks = blocks;
  notice.hide();
  renderArticle(story, blocks);
  edit(false);
  nameSample(name, isNew);
  void panel.analyze();
}

/** The composer stands where the article stood. @param {boolean} isOpen */
function compose(isOpen) {
  composer.hidden = !isOpen;
  byId('spread').hidden = isOpen;
  byId('compose').setAttribute('aria-expanded', String(isOpen));
  if (isOpen) paste.focus();
}

/** Wide, the element is a panel beside the article; narrow, or where the desk has taken that place, a bar before it. */
function fit() {
  panel.setAttribute('layout', narrow.matches || desk?.isOpen ? 'bar' : 'panel');
}

/** @param {boolean} isEditing */
function edit(isEditing) {
  const button = byId('edit');
  button.setAttribute('aria-pressed', String(isEditing));
  button.dataset['say'] = isEditing ? 'page.done' : 'page.edit';
  button.textContent = words.say(button.dataset['say']);
  if (isEditing) {
    story.setAttribute('contenteditable', 'plaintext-only');
    if (!story.isContentEditable) story.setAttribute('contenteditable', 'true');
    story.setAttribute('role', 'textbox');
    story.setAttribute('aria-multiline', 'true');
    story.focus();
  } else {
    for (const name of ['contenteditable', 'role', 'aria-multiline']) story.removeAttribute(name);
  }
}

/** @param {string} format */
async function save(format) {
  const { analysis, text } = panel;
  byId('exports').hidePopover();
  if (!analysis) return;
  const { exportAs } = await exporter;
  const { name, type, content } = exportAs(format, text, analysis, { title: document.getElementById('headline')?.textContent ?? '' });
  download(name, content, type);
}

/** Comes after the first paint, and before the promise of no more requests. */
const exporter = import('./export/export.js');

function listSamples() {
  byId('samples').replaceChildren(
    ...SAMPLES.map((name) => h('li', {}, h('button', { value: name, 'aria-pressed': 'false', 'data-say': `page.sample.${name}`, onclick: () => showSample(name) }, words.say(`page.sample.${name}`)))),
    h('li', {}, h('button', { value: OWN, hidden: true, 'aria-pressed': 'false', 'data-say': 'page.own', onclick: () => showKept() }, words.say('page.own'))),
  );
}

/** @param {string} language */
async function setLanguage(language) {
  words = await loadWords(language);
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  panel.setAttribute('lang', words.language);
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = words.say(/** @type {HTMLElement} */ (element).dataset['say'] ?? '');
  for (const element of document.querySelectorAll('[data-say-label]')) element.setAttribute('aria-label', words.say(/** @type {HTMLElement} */ (element).dataset['sayLabel'] ?? ''));
  sayRequests(Number(byId('requests').dataset['count']));
  desk?.speak(words.language);
}

/** Settles when the article is read, or cannot be, or takes very long. */
function untilRead() {
  const read = new Promise((done) => {
    if (panel.status === 'ready' || panel.status === 'error') done(null);
    for (const end of ['ready', 'error']) panel.addEventListener(`claimlight:${end}`, done, { once: true });
  });
  return patiently(PATIENCE.network, () => new Error('the article is not read'), () => read);
}

/** Keeps count of what the page asks of the network from now on, the engine's worker included. */
function countRequests() {
  const before = panel.requests;
  let made = 0;
  const tell = () => sayRequests(made + panel.requests - before);
  panel.addEventListener('claimlight:result', tell);
  // The browser's own list ends after 250 requests; what it tells as they come does not.
  const observer = new PerformanceObserver((list) => {
    made += list.getEntries().length;
    tell();
  });
  observer.observe({ type: 'resource' });
  tell();
}

/** Says nothing before anything is counted. @param {number} count */
function sayRequests(count) {
  const output = byId('requests');
  if (!Number.isNaN(count)) output.dataset['count'] = String(count);
  output.textContent = Number.isNaN(count) ? '' : words.say('page.requests', { count });
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element "${id}"`);
  return element;
}
