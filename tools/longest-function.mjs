// The bytes of a WebAssembly module into the length of its longest function, in bytes.

const CODE = 10;

/** @param {Uint8Array} module */
export function longestFunction(module) {
  // Behind the magic and the version.
  let at = 8;
  /** An unsigned LEB128 number. */
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  };
  let longest = 0;
  while (at < module.length) {
    const section = module[at++];
    const end = number() + at;
    if (section === CODE) {
      for (let left = number(); left > 0; left--) {
        const length = number();
        longest = Math.max(longest, length);
        at += length;
      }
    }
    at = end;
  }
  return longest;
}
