/** Runs before `npm run test:real`. If a program is missing, fails with one line and the command to install it. */
import { installLine, missingParts, namesOf } from './parts.ts';

const missing = missingParts();
if (missing.length > 0) {
  console.error(
    `These tests need ${namesOf(missing)}, which is missing here. Install it (on Debian: ${installLine(missing)}), then run the tests again.`,
  );
  process.exitCode = 1;
}
