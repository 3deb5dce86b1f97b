import { asPackaged, everyRun, shared } from './jest.config.js';

// a browser for each worker, or a copy of the project, makes a machine busy
const testTimeout = 120_000;

const apart = (kind) => ({
  ...shared,
  testTimeout,
  ...asPackaged,
  displayName: kind,
  testMatch: [`<rootDir>/test/**/*.${kind}.test.ts`],
});

/** The tests that `npm test` leaves out, with a command for each kind. */
export default {
  ...everyRun,
  testTimeout,
  projects: [
    // these need what `test/real-parts/parts.ts` lists beside Node and npm
    apart('real'),
    // these need Node and npm alone, and repeat in a copy of the project what the other checks do in it
    apart('long'),
  ],
};
