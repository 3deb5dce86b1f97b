/** Runs before `npm run test:real`: stops with one line where a part is missing, and says how to install it. */
import { installLine, missingParts, namesOf } from './parts.ts';

const missing = missingParts();
if (missing.length > 0) {
  console.error(
    `These tests need ${namesOf(missing)}, which this machine doesn't have. Install what is missing (on Debian: ${installLine(missing)}), then run the tests again.`,
  );
  process.exitCode = 1;
}
