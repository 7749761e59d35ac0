// What a reader brings, markup or a file, into blocks of text. It comes behind the first highlight, with the bookmark.

import { blocksOfText } from '../article.js';
import { readHtml } from './html.js';
import { plainText } from './markdown.js';

/** @import { Block } from '../article.js' */

export { bookmarkTo } from './bookmark.js';
export { readHtml };

/** The text of a file; of none that is no text. @param {File} file @returns {Promise<{article: Block[], whole: Block[] | null}>} */
export async function readFile(file) {
  const { name, type } = file;
  const isText = type.startsWith('text/') || /\.(txt|md|markdown|html?)$/i.test(name);
  const text = isText ? await file.text() : '';
  if (/\.html?$/i.test(name) || type === 'text/html') return readHtml(text);
  const isMarkdown = /\.(md|markdown)$/i.test(name) || type === 'text/markdown';
  return { article: blocksOfText(isMarkdown ? plainText(text) : text), whole: null };
}
