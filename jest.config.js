import { availableParallelism } from 'node:os';
import { instead } from './build/instead.js';

// long enough that a busy machine fails no test
const testTimeout = 30_000;
const modules = ['/node_modules/'];

/** Options of all projects. */
export const shared = {
  testTimeout,
  transform: {
    '^.+\\.m?[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(httpxy|jose|openapi-sampler|openapi-typescript|preact)/)'],
};

/** The module replacements of the packaged build. */
export const asPackaged = {
  moduleNameMapper: Object.fromEntries(
    Object.entries(instead).map(([required, file]) => [required, `<rootDir>/${file}`]),
  ),
};

/** Options of all runs. */
export const everyRun = {
  testTimeout,
  // on two cores, jest's default is one
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // a worker gets slower with each file: above this limit, it ends after a file and a new one starts
  workerIdleMemoryLimit: '400MB',
  reporters: ['default'],
};

// jest.apart.config.js runs these
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
    // uses the unmodified libraries
    {
      ...shared,
      testMatch: [`<rootDir>/${crossValidation}**/*.test.ts`],
      testPathIgnorePatterns: [...modules, apart],
    },
  ],
};
