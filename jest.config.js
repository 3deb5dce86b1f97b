import { availableParallelism } from 'node:os';
import { instead } from './build/instead.js';

// a test fails by what it finds, not by a busy machine
const testTimeout = 30_000;
const modules = ['/node_modules/'];

/** What all tests are run with. */
export const shared = {
  testTimeout,
  transform: {
    '^.+\\.m?[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(httpxy|jose|openapi-typescript)/)'],
};

/** The source as the package has it. */
export const asPackaged = {
  moduleNameMapper: Object.fromEntries(
    Object.entries(instead).map(([required, file]) => [required, `<rootDir>/${file}`]),
  ),
};

/** What all runs have in common. */
export const everyRun = {
  testTimeout,
  // on two cores its own choice is one
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // the files that a worker has run slow down those to come: one that holds more than this between two files ends, and another begins
  workerIdleMemoryLimit: '400MB',
  reporters: ['default'],
};

// jest.apart.config.js has these
const apart = '\\.(real|long)\\.test\\.ts$';
const crossValidation = 'test/cross-validation/';

export default {
  ...everyRun,
  globalTeardown: '<rootDir>/build/left-out.js',
  projects: [
    {
      ...shared,
      ...asPackaged,
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [...modules, apart, `<rootDir>/${crossValidation}`],
    },
    // asks the libraries as they are
    {
      ...shared,
      testMatch: [`<rootDir>/${crossValidation}**/*.test.ts`],
      testPathIgnorePatterns: [...modules, apart],
    },
  ],
};
