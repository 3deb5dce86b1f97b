import { asPackaged, everyRun, shared } from './jest.config.js';

// a browser for each worker, or a copy of the project, slows the machine down
const testTimeout = 120_000;

const apart = (kind) => ({
  ...shared,
  testTimeout,
  ...asPackaged,
  displayName: kind,
  testMatch: [`<rootDir>/test/**/*.${kind}.test.ts`],
});

/** The tests that `npm test` does not run; each kind has its own command. */
export default {
  ...everyRun,
  testTimeout,
  projects: [
    // these need the programs that `test/real-parts/parts.ts` lists
    apart('real'),
    // these need only Node and npm, and repeat the other checks in a copy of the project
    apart('long'),
  ],
};
