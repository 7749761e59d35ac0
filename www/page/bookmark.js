// A page that a reader is on into an address that opens it on the demo page: see handed.js.

/** A bookmark that reads the page it is clicked on, here. @param {string} address The demo page's, without its fragment. */
export function bookmarkTo(address) {
  return `javascript:${encodeURIComponent(`void(${handOver})(${JSON.stringify(address)})`)}`;
}

/**
 * Opens the demo page with what is selected or, where nothing is, with what is seen of the page: its words, and of its elements
 * the names by which the article is found. It runs on pages of others, and so uses nothing of this module.
 *
 * @param {string} address
 */
function handOver(address) {
  // Browsers refuse longer addresses, or cut them.
  const longest = 900_000;
  const unread = /^(script|style|noscript|template|svg|math|iframe|object|video|audio|canvas|img|picture|input|select|textarea|button)$/;
  const kept = ['class', 'id', 'role', 'itemprop', 'aria-modal', 'aria-hidden', 'lang'];
  /** @param {string | null} text */
  const escaped = (text) => (text ?? '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  /** @param {Node} node @returns {string} */
  const write = (node) => {
    if (node.nodeType === 3) return escaped(node.nodeValue);
    if (!(node instanceof HTMLElement) || unread.test(node.localName) || getComputedStyle(node).display === 'none') return '';
    const name = node.localName;
    const attributes = kept.map((one) => (node.hasAttribute(one) ? ` ${one}="${escaped(node.getAttribute(one))}"` : '')).join('');
    return `<${name}${attributes}${node.hasAttribute('href') ? ' href="/"' : ''}>${/^(br|hr|wbr)$/.test(name) ? '' : `${[...node.childNodes].map(write).join('')}</${name}>`}`;
  };
  const selected = String(getSelection()).trim();
  let [kind, content] = selected.length > 40 ? ['text', selected] : ['html', `<title>${escaped(document.title)}</title>${write(document.body)}`];
  content = encodeURIComponent(content);
  if (kind === 'html' && content.length > longest) [kind, content] = ['text', encodeURIComponent(document.body.innerText)];
  // A letter that is cut is left out.
  if (content.length > longest) [kind, content] = ['cut', content.slice(0, longest).replace(/%[^%]?$|(%[89A-F].)+%?.?$/i, '')];
  open(`${address}#${kind}=${content}`, '_blank', 'noopener');
}
