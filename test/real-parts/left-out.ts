/** Prints the last line of `npm test`: how many tests it left out, which parts they miss here, and how to run them. */
import { installLine, missingParts, namesOf } from './parts.ts';

const [real = NaN, long = NaN] = process.argv.slice(2).map(Number);
if (![real, long].every(Number.isInteger)) throw new Error('usage: left-out.ts <real tests> <long tests>');

const missing = missingParts();
const found = missing.length === 0 ? 'all found here' : `not found here: ${namesOf(missing)}`;
const install = missing.length === 0 ? '' : `${installLine(missing)} && `;
console.error(
  `Left out: ${real} tests that need real parts (${found}), run by: ${install}npm run test:real; and ${long} long tests, run by: npm run test:long`,
);
