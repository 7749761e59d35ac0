// An element into what it says of its words: that somebody else said them, and who.
//
// `src/bin/claimlight/page/quoting.rs` is the same rule for the command line.

/** @typedef {'words' | 'quotation' | 'credit'} Role Words in a sentence, a block of them, the name of its speaker. */

/** Words that have their marks already, and names that have their dash. */
const MARKED = /^\s*["“„«‘'—–-]/;

/** Who is named in one of these, behind a block quotation or at its end, said it. */
const CREDITS = 'blockquote :is(cite, footer), figure:has(blockquote) > figcaption:is(:first-child, :last-child)';

/** @type {Record<string, Role>} */
const ROLES = { q: 'words', blockquote: 'quotation', cite: 'credit', footer: 'credit', figcaption: 'credit' };

/** The marks before and behind the words of each, where the page has none. @type {Record<Role, [string, string]>} */
const MARKS = { words: ['“', '”'], quotation: ['', ''], credit: ['— ', ''] };

/** What an element says of its words, and the marks that no text of the page has. @param {Element} element @returns {{role?: Role, open: string, close: string}} */
export function quoting(element) {
  const role = ROLES[element.localName];
  if (!role || (role === 'credit' && !isCredit(element))) return { open: '', close: '' };
  const [open, close] = MARKED.test(element.textContent ?? '') ? ['', ''] : MARKS[role];
  return { role, open, close };
}

/** Nobody is named in one without words: to look behind each of many such would take the square of their number. @param {Element} element */
function isCredit(element) {
  return element.textContent?.trim() && element.matches(CREDITS) && !element.parentElement?.closest(CREDITS) && isLast(element);
}

/** Whether nothing stands behind it in its block quotation: the title of a book does not end one. @param {Element} element */
function isLast(element) {
  for (let at = element; !/^(blockquote|figcaption)$/.test(at.localName) && at.parentElement; at = at.parentElement) {
    for (let next = at.nextSibling; next; next = next.nextSibling) if (next.textContent?.trim()) return false;
  }
  return true;
}
