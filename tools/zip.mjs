// Files into an archive, the same bytes for the same files: no times, no rights, in the order of their names.

import { crc32, deflateRawSync } from 'node:zlib';

/** The first day that an archive can name. */
const DATE = 0x0021;

/** @param {Record<string, Buffer>} files Path to bytes. */
export function zip(files) {
  /** @type {Buffer[]} */
  const entries = [];
  /** @type {Buffer[]} */
  const directory = [];
  let at = 0;
  for (const [path, bytes] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(bytes, { level: 9 });
    // Version, flags (names are UTF-8), deflate, time, date, checksum, sizes, lengths of name and extra field.
    const head = Buffer.alloc(26);
    [20, 0x0800, 8, 0, DATE].forEach((value, place) => head.writeUInt16LE(value, 2 * place));
    [crc32(bytes), packed.length, bytes.length].forEach((value, place) => head.writeUInt32LE(value, 10 + 4 * place));
    head.writeUInt16LE(name.length, 22);
    entries.push(Buffer.from('PK\x03\x04'), head, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), head, tail, name);
    at += 4 + head.length + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  const count = Object.keys(files).length;
  [count, count].forEach((value, place) => end.writeUInt16LE(value, 4 + 2 * place));
  [listed.length, at].forEach((value, place) => end.writeUInt32LE(value, 8 + 4 * place));
  return Buffer.concat([...entries, listed, Buffer.from('PK\x05\x06'), end]);
}
