// A report into the part of a Markdown file that is made by machine.

import { readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- Written by `make bench WRITE=1`. -->';
const END = '<!-- End of what `make bench` wrote. -->';

/** @param {string} path @param {string} text */
export function insert(path, text) {
  const before = readFileSync(path, 'utf8');
  const [head, rest] = before.split(BEGIN);
  const tail = rest?.split(END)[1];
  if (tail === undefined) throw new Error(`${path} has no place for the report: ${BEGIN} … ${END}`);
  writeFileSync(path, `${head}${BEGIN}\n\n${text}\n${END}${tail}`);
}
