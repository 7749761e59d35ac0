// The sample articles into words a second: the whole analysis on one core and from Python, and the names alone by spaCy's small model.

import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBench } from '../cargo.mjs';
import { Rounds } from '../rounds.mjs';
import { medians } from '../statistics.mjs';
import { countWords, readArticles } from '../text.mjs';

const ROUNDS = 9;
/** The analyzer is much faster: it reads the articles so many times in a round, to be timed as exactly. */
const TIMES = 5;

const PYTHON = fileURLToPath(new URL('../python_speed.py', import.meta.url));

/**
 * @param {string} folder Where files for the programs go.
 * @param {string} python Python of the environment that spaCy is installed in, if it is.
 */
export async function measureNative(folder, python) {
  const articles = (await readArticles()).map((paragraphs) => paragraphs.join('\n\n'));
  const file = join(folder, 'articles.json');
  writeFileSync(file, JSON.stringify(articles));
  const words = articles.reduce((sum, text) => sum + countWords(text), 0);

  const claimlight = new Rounds(buildBench('analysis'), [file]);
  const { multiplyAccumulates } = await claimlight.describe();
  const spacy = existsSync(python) ? new Rounds(python, [PYTHON, file]) : null;
  const { name: peer = null, cores = 0 } = (await spacy?.describe()) ?? {};

  /** @type {{warm: number[], cold: number[], spacy: number[], package: number[]}} */
  const seconds = { warm: [], cold: [], spacy: [], package: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    let warm = 0;
    for (let time = 0; time < TIMES; time++) warm += await claimlight.run('warm');
    const one = {
      warm: warm / TIMES,
      cold: await claimlight.run('cold'),
      spacy: (await spacy?.run('spacy')) ?? NaN,
      package: (cores && (await spacy?.run('claimlight'))) || NaN,
    };
    // The first round warms up.
    if (round > 0) for (const name of /** @type {const} */ (['warm', 'cold', 'spacy', 'package'])) seconds[name].push(one[name]);
  }
  claimlight.end();
  spacy?.end();
  const { warm, cold, spacy: spacySeconds, package: packageSeconds } = medians(seconds);
  /** @type {{cores: number, speed: number} | null} */
  const fromPython = cores ? { cores, speed: words / packageSeconds } : null;
  return { words, warm: words / warm, cold: words / cold, spacy: peer ? words / spacySeconds : null, peer, python: fromPython, multiplyAccumulates };
}

/** GMAC/s of each kernel that this machine runs, and of none other. */
export function measureNativeKernels() {
  const { stdout } = spawnSync(buildBench('kernels'), { encoding: 'utf8' });
  return readSpeeds(stdout.split('\n'));
}

/** Lines of benches/kernels into GMAC/s by name. @param {string[]} lines @returns {Record<string, number>} */
export function readSpeeds(lines) {
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, speed] = /^(\S.*?)\s+([\d.]+) GMAC\/s$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, Number(speed)]];
    }),
  );
}
