import { expect, it, jest } from '@jest/globals';
import { projectFolder, runJest } from './project.ts';

// starts processes
jest.setTimeout(120_000);

it('works when the test environment is jsdom', async () => {
  const { code, tests, output } = await runJest(projectFolder('jest-jsdom'), ['--runInBand']);
  expect(Object.values(tests).flatMap(({ failureMessages }) => failureMessages)).toEqual([]);
  expect(Object.keys(tests)).toHaveLength(6);
  expect(output).not.toMatch(/console\.error|did not exit|force exit/);
  expect(code).toBe(0);
});
