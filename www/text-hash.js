// A text into the name by which an analysis from a file is known to be of it: what the engine puts into `textHash`.

/** 64-bit FNV-1a over the bytes of its UTF-8. @param {string} text */
export function textHash(text) {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    // Times 2⁴⁰ + 435, in halves of 32 bits.
    const product = ((low ^ byte) >>> 0) * 435;
    high = (high * 435 + Math.floor(product / 2 ** 32) + ((low ^ byte) >>> 0) * 256) % 2 ** 32;
    low = product % 2 ** 32;
  }
  return `fnv1a64:${hex(high)}${hex(low)}`;
}

/** @param {number} half */
function hex(half) {
  return half.toString(16).padStart(8, '0');
}
