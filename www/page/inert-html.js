// HTML that a reader brings into a document in which nothing runs and nothing loads.

/** @typedef {{createPolicy(name: string, rules: {createHTML(html: string): string}): {createHTML(html: string): string}}} HtmlPolicyFactory */

/** @type {{createHTML(html: string): string} | undefined} */
let policy;

/**
 * A document without a window: no script runs in it, no image loads.
 *
 * Chromium still reports each handler, style and base of such a document to the page's policy, so what the text
 * needs none of is taken out first. Safety does not rest on that: only text leaves the parsed document.
 *
 * @param {string} source @returns {Document | null} `null` where this page may not parse HTML.
 */
export function parseInertly(source) {
  const html = source.replace(/<style\b[\s\S]*?(?:<\/style\s*>|$)/gi, '').replace(/<base\b[^>]*>?/gi, '').replace(/<\/?[a-z][^>]*>?/gi, limit());
  const factory = /** @type {{trustedTypes?: HtmlPolicyFactory}} */ (/** @type {unknown} */ (globalThis)).trustedTypes;
  try {
    policy ??= factory?.createPolicy('claimlight-page', { createHTML: (text) => text });
    const parsed = new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
    // Without a window there are no styles.
    for (const element of parsed.querySelectorAll(UNSEEN)) element.setAttribute('hidden', '');
    return parsed;
  } catch {
    return null;
  }
}

/** What a page hides by its style. */
const UNSEEN = '[style*="display:none" i],[style*="display: none" i],[data-style*="display:none" i],[data-style*="display: none" i]';

/** How deep elements may stand inside each other: browsers stop there too, but only after they have looked at all that is open. */
const DEEPEST = 512;

/** How many of them may be formatting: a parser opens each of these again in every paragraph. */
const MOST_FORMATTING = 64;

/** Beyond it a tag loses its attributes: a parser compares each of them with all before it. */
const LONGEST_TAG = 20_000;

/** What lives on when the element around it ends. */
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/** What has no end tag, or may leave it out: the next of its kind ends it. */
const FLAT = new Set(['area', 'base', 'body', 'br', 'caption', 'col', 'colgroup', 'dd', 'dt', 'embed', 'frame', 'head', 'hr', 'html', 'img', 'input', 'li', 'link', 'meta', 'optgroup', 'option', 'p', 'param', 'rb', 'rp', 'rt', 'rtc', 'source', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'track', 'wbr']);

/** What a page has one of: each further tag has its attributes added to those of the first, each compared with all. */
const ONCE = new Set('body html'.split(' '));

/** How many of these tags a page keeps; where one is read twice, they are a few. */
const MOST_ONCE = 16;

/** What takes the tags of one page in turn, and gives each without its handlers, or a space where it nests too deep or comes too often. */
function limit() {
  let depth = 0;
  let formatting = 0;
  let once = 0;
  /** Start tags by name: how many are open, and how many of these were left out. @type {Map<string, {open: number, left: number}>} */
  const tags = new Map();
  return (/** @type {string} */ tag) => {
    const name = (/^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? '').toLowerCase();
    const tame = tag.length > LONGEST_TAG ? `<${tag[1] === '/' ? '/' : ''}${name}>` : tag.replace(/([\s"'/])(on\w+|style)\b/gi, '$1data-$2');
    if (ONCE.has(name) && tag[1] !== '/' && ++once > MOST_ONCE) return ' ';
    if (FLAT.has(name)) return tame;
    const count = tags.get(name) ?? { open: 0, left: 0 };
    tags.set(name, count);
    const step = tag[1] === '/' ? -1 : 1;
    if (step < 0 && count.open === 0) return tame;
    // The innermost were left out, and their end tags come first.
    const isLeft = step < 0 ? count.left > 0 : depth >= DEEPEST || (FORMATTING.has(name) && formatting >= MOST_FORMATTING);
    count.open += step;
    if (isLeft) count.left += step;
    else depth += step;
    if (!isLeft && FORMATTING.has(name)) formatting += step;
    return isLeft ? ' ' : tame;
  };
}
