import { availableParallelism } from 'node:os';
import { instead } from './build/instead.js';

// a test fails by what it finds, not by a busy machine
const testTimeout = 30_000;
const shared = {
  testTimeout,
  transform: {
    '^.+\\.m?[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(httpxy|jose|openapi-typescript)/)'],
};
const secondOpinion = 'test/second-opinion/';

export default {
  // on two cores its own choice is one
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testTimeout,
  projects: [
    {
      ...shared,
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', `<rootDir>/${secondOpinion}`],
      // as the package has it
      moduleNameMapper: Object.fromEntries(
        Object.entries(instead).map(([required, file]) => [required, `<rootDir>/${file}`]),
      ),
    },
    // asks the libraries as they are
    { ...shared, testMatch: [`<rootDir>/${secondOpinion}**/*.test.ts`] },
  ],
};
