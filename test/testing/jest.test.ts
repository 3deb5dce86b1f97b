import { describe, expect, it, jest } from '@jest/globals';
import { statSync } from 'node:fs';
import { useEmulators } from './emulators.ts';
import { linesIn, messagesOf, projectFolder, runJest, warnedIn } from './project.ts';

// each test starts processes
jest.setTimeout(120_000);

const emulators = useEmulators();

describe('useEmulator of jest', () => {
  it('gives each test a namespace, and fails a test with unmatched requests', async () => {
    const folder = projectFolder('jest');
    const { tests, output } = await runJest(folder, ['--runInBand'], emulators.variables());
    const failed = Object.entries(tests).filter(([, { status }]) => status === 'failed');
    expect(failed.map(([title]) => title).toSorted()).toEqual([
      'a group runs concurrently',
      'by allowUnmatched and allowDefault fails for another path',
      'fails by itself',
      'fails by itself and sends an unmatched request',
      'has no emulator',
      'names no namespace',
      'sends an unmatched request',
      'sends an unmatched request to a declared provider',
    ]);
    const unmatched =
      /^Error: POST \/api\/v1\/logn matches no operation .*; the nearest is POST \/api\/v1\/login/;
    const bundle = /with secrets: \/.*\/login-emulator-artifacts\/[a-z-]+-[0-9a-f]{8}\.json$/;
    expect(messagesOf(tests, 'sends an unmatched request')).toEqual([expect.stringMatching(unmatched)]);
    expect(messagesOf(tests, 'sends an unmatched request to a declared provider')).toEqual([
      expect.stringContaining(
        'POST /books/logn matches no operation of any provider; the nearest is POST /books/login of books',
      ),
    ]);
    expect(messagesOf(tests, 'names no namespace')).toEqual([
      expect.stringMatching(/^Error: POST \/api\/v1\/login named no namespace and reached default/),
    ]);
    expect(messagesOf(tests, 'fails by itself and sends an unmatched request')).toEqual([
      expect.stringContaining('expect(received).toBe(expected)'),
      expect.stringMatching(unmatched),
    ]);
    expect(messagesOf(tests, 'fails by itself')).toEqual([
      expect.stringContaining('expect(received).toBe(expected)'),
      expect.stringMatching(bundle),
    ]);
    expect(messagesOf(tests, 'a group runs concurrently')).toEqual([
      expect.stringMatching(/^Error: useEmulator cannot give "runs concurrently" a namespace/),
    ]);
    expect(messagesOf(tests, 'has no emulator')).toEqual([
      expect.stringMatching(/^EmulatorError: no emulator answers at http:\/\/localhost:\d+ \(ECONNREFUSED\)/),
    ]);
    expect(output).not.toMatch(/TypeError: Cannot|did not exit|force exit/);

    const [file = ''] = /\/\S+\.json$/.exec(messagesOf(tests, 'fails by itself')[1] ?? '') ?? [];
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(output).toContain(file);

    const retries = linesIn(folder, 'retries.txt').map((line) => line.split(' '));
    const [[name = '', code] = []] = retries;
    expect(retries).toEqual([
      [name, code],
      [`${name}-r1`, code],
      [`${name}-r2`, code],
    ]);
    expect(await emulators.namesInUse()).toEqual(['default']);
  });

  it('warns when a test sends no request to its emulator', async () => {
    const { code, output } = await runJest(projectFolder('jest-silence'), [], emulators.variables());
    expect({ code, warned: warnedIn(output) }).toEqual({
      code: 0,
      warned: ['gives the app another address'],
    });
  });

  it('starts an emulator for a file in ESM without globals, and leaves no open handles', async () => {
    const folder = projectFolder('jest-esm');
    const variables = { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
    const { code, tests, output } = await runJest(folder, ['--detectOpenHandles'], variables);
    expect(Object.entries(tests).map(([title, { status }]) => [title, status])).toEqual([
      ['uses an emulator of its file', 'passed'],
      ['fails', 'failed'],
    ]);
    expect(code).toBe(1);
    expect(messagesOf(tests, 'fails')).toHaveLength(2);
    expect(output).not.toMatch(/open handle|did not exit|force exit|warning/i);
  });

  it('isolates eight workers that share one emulator', async () => {
    const folder = projectFolder('jest-workers', 8);
    const { code, tests } = await runJest(folder, ['--maxWorkers=8'], emulators.variables());
    expect(Object.values(tests).flatMap(({ failureMessages }) => failureMessages)).toEqual([]);
    expect(code).toBe(0);
    const names = linesIn(folder, 'names.txt');
    expect(names).toHaveLength(96);
    expect(new Set(names).size).toBe(96);
    expect(await emulators.namesInUse()).toEqual(['default']);
  });
});
