import { defineConfig } from 'vitest/config';

export default defineConfig({
  // generous time limits, because jsdom is slow on a busy machine
  test: { environment: 'jsdom', setupFiles: 'test/setup.ts', testTimeout: 60_000 },
});
