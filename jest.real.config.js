import { asPackaged, everyRun, shared } from './jest.config.js';

/** The tests that need real parts beside Node and npm; `test/real-parts/parts.ts` lists those. */
export default {
  ...everyRun,
  projects: [{ ...shared, ...asPackaged, testMatch: ['<rootDir>/test/**/*.real.test.ts'] }],
};
