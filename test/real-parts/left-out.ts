/** Prints the last line of `npm test`: the number of tests that did not run, the programs they need, and how to run them. */
import { installLine, missingParts, namesOf } from './parts.ts';

const [real = NaN, long = NaN] = process.argv.slice(2).map(Number);
if (![real, long].every(Number.isInteger)) throw new Error('usage: left-out.ts <real tests> <long tests>');

const missing = missingParts();
const found = missing.length === 0 ? 'all installed' : `not installed: ${namesOf(missing)}`;
const install = missing.length === 0 ? '' : `${installLine(missing)} && `;
console.error(
  `Not run: ${real} tests that need other programs (${found}): ${install}npm run test:real; and ${long} long tests: npm run test:long`,
);
