/**
 * `npm run prose [-- <file or folder>…]`: checks the style and spelling of all text that a person reads, and prints the
 * figures of its sentences. `--long` lists the long sentences; `--figures` prints the figures alone.
 */
import { parseArgs } from 'node:util';
import { checkSpelling } from './check-spelling.ts';
import { checkStyle } from './check-style.ts';
import { figuresOf, isWordy, longSentences, renderFigures } from './figures.ts';
import type { Passage } from './passage.ts';
import { readPassages } from './read-passages.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { long: { type: 'boolean' }, figures: { type: 'boolean' } },
});

const passages = readPassages(positionals.length === 0 ? ['.'] : positionals);
if (values.long === true) for (const sentence of longSentences(passages)) console.log(sentence);
const count = values.figures === true ? 0 : await check(passages);
const figures = figuresOf(passages);
console.log(renderFigures(figures));
const wordy = figures.filter(isWordy).map(({ kind }) => kind);
if (wordy.length > 0) console.log(`sentences are too long: ${wordy.join(', ')}; --long lists them`);
console.log(`${count} findings`);
process.exitCode = count + wordy.length === 0 ? 0 : 1;

/** Prints the findings of each file, and returns how many there are. */
async function check(passages: readonly Passage[]): Promise<number> {
  let count = 0;
  for (const file of new Set(passages.map(({ file }) => file))) {
    const ofFile = passages.filter((one) => one.file === file);
    const findings = [...(await checkStyle(ofFile)), ...(await checkSpelling(ofFile))];
    for (const { file, line, message } of findings) console.log(`${file}:${line}: ${message}`);
    count += findings.length;
  }
  return count;
}
