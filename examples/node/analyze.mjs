// A text into who speaks in it: node analyze.mjs < story.txt
import { text } from 'node:stream/consumers';
import { createAnalyzer } from 'claimlight';

const analyzer = await createAnalyzer();
const { sources } = await analyzer.analyze(await text(process.stdin));
analyzer.close();
for (const { name, kind, wordsQuoted } of sources) console.log(`${name} (${kind}): ${wordsQuoted} words quoted`);
