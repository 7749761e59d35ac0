// One claim of the reader's own text to another app or to the clipboard: a link to that text would have to hold it.

/**
 * @param {string} quote The claim's words. @param {string | undefined} who Its source.
 * @returns {Promise<boolean>} Whether it went anywhere.
 */
export async function shareQuote(quote, who) {
  const text = `“${quote}”${who ? ` (${who})` : ''}`;
  if (navigator.share && matchMedia('(pointer: coarse)').matches) {
    return navigator.share({ text }).then(() => true, () => false);
  }
  return navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, () => false) : false;
}
