import { asPackaged, everyRun, shared } from './jest.config.js';

const apart = (kind) => ({
  ...shared,
  ...asPackaged,
  displayName: kind,
  testMatch: [`<rootDir>/test/**/*.${kind}.test.ts`],
});

/** The tests that `npm test` leaves out, with a command for each kind. */
export default {
  ...everyRun,
  projects: [
    // these need what `test/real-parts/parts.ts` lists beside Node and npm
    apart('real'),
    // these need Node and npm alone, and repeat in a copy of the project what the other checks do in it
    apart('long'),
  ],
};
