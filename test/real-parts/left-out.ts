/** Prints the last line of `npm test`: how many tests it left out, which parts they miss here, and how to run them. */
import { installLine, missingParts, namesOf, realTests } from './parts.ts';

const count = Number(process.argv[2]);
if (!Number.isInteger(count)) throw new Error('usage: left-out.ts <count of tests>');

const missing = missingParts();
const line =
  missing.length === 0
    ? `all found here. To run them: ${realTests}`
    : `not found here: ${namesOf(missing)}. To install and run them on Debian: ${installLine(missing)} && ${realTests}`;
console.error(`Left out: ${count} tests that need real parts; ${line}`);
