import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { chromiumPath } from '../real-parts/parts.ts';
import { messagesOf, projectFolder, runVitest } from './project.ts';

// on a busy machine, Vitest sometimes waits for its browser forever
jest.retryTimes(1, { logErrorsBeforeRetry: true });

describe("the integration with Vitest's browser mode", () => {
  it('gives each test in a browser a namespace, and fails a test with unmatched requests', async () => {
    const folder = projectFolder('vitest-browser');
    const { tests, output } = await runVitest(folder, ['refusals'], { CHROMIUM: chromiumPath() });
    const failed = Object.entries(tests).filter(([, { status }]) => status === 'failed');
    expect(failed.map(([title]) => title).toSorted()).toEqual([
      'fails by itself',
      'names no namespace',
      'selects a folder',
      'sends an unmatched request',
      'starts an emulator',
    ]);
    const passed = Object.entries(tests).filter(([, { status }]) => status === 'passed');
    expect(passed.map(([title]) => title).toSorted()).toEqual([
      'cannot write a bundle to another folder',
      'with useEmulator has the controls of Node',
    ]);
    const bundle = /with secrets: (\/.*\/login-emulator-artifacts\/[a-z-]+-[0-9a-f]{8}\.json)$/m;
    const [unmatched = ''] = messagesOf(tests, 'sends an unmatched request');
    expect(unmatched).toMatch(
      /POST \/v3\/sesion\/login matches no operation .* is POST \/v3\/session\/login/,
    );
    expect(messagesOf(tests, 'fails by itself')).toEqual([
      expect.stringMatching(/^AssertionError: expected 401 to be 200/),
      expect.stringMatching(bundle),
    ]);
    expect(messagesOf(tests, 'names no namespace').join()).toMatch(/named no namespace and reached default/);
    expect(messagesOf(tests, 'starts an emulator').join()).toMatch(/emulator has no effect in a browser/);
    expect(messagesOf(tests, 'selects a folder').join()).toMatch(/artifacts has no effect in a browser/);

    const [, file = ''] = bundle.exec(unmatched) ?? [];
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(tests['sends an unmatched request']?.meta).toEqual({ loginEmulatorBundle: file });
    expect(output).toContain(file);
  });

  it('keeps the cookies of files in parallel apart', async () => {
    const { code, tests } = await runVitest(projectFolder('vitest-browser'), ['cookie'], {
      CHROMIUM: chromiumPath(),
    });
    expect(Object.values(tests).flatMap(({ failureMessages }) => failureMessages)).toEqual([]);
    expect([code, Object.keys(tests).length]).toEqual([0, 6]);
  });

  it('names the missing plugin', async () => {
    const folder = projectFolder('vitest-browser');
    const variables = { CHROMIUM: chromiumPath(), WITHOUT_PLUGIN: '1' };
    const { tests } = await runVitest(folder, ['cookie-one'], variables);
    const [message] = messagesOf(tests, 'keeps its cookie apart 1');
    expect(message).toMatch(/there is no emulator at the origin of this page; add loginEmulator\(\)/);
    expect(existsSync(join(folder, 'login-emulator-artifacts'))).toBe(false);
  });
});
