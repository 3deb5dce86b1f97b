import { availableParallelism } from 'node:os';

export default {
  // on two cores its own choice is one
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // a test fails by what it finds, not by a busy machine
  testTimeout: 30_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.m?[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(httpxy|jose|openapi-typescript)/)'],
};
