import { describe, expect, it, jest } from '@jest/globals';
import { statSync } from 'node:fs';
import { useEmulators } from './emulators.ts';
import { linesIn, messagesOf, projectFolder, runVitest, warnedIn } from './project.ts';

// each test starts processes
jest.setTimeout(120_000);

const emulators = useEmulators();

describe('useEmulator and test of vitest', () => {
  it('give each test a namespace, and fail a test with unmatched requests', async () => {
    const folder = projectFolder('vitest');
    const { tests, output } = await runVitest(folder, ['--no-file-parallelism'], emulators.variables());
    const failed = Object.entries(tests).filter(([, { status }]) => status === 'failed');
    expect(failed.map(([title]) => title).toSorted()).toEqual([
      'fails by itself and sends an unmatched request',
      'fails by itself with the fixture',
      'fails in afterEach',
      'fails in afterEach with the fixture',
      'has no emulator in its fixture',
      'names no namespace',
      'runs concurrently',
      'sends an unmatched request',
      'sends an unmatched request to a declared provider',
      'sends an unmatched request with the fixture',
    ]);
    const unmatched =
      /^Error: POST \/api\/v1\/logn matches no operation .*; the nearest is POST \/api\/v1\/login/;
    const bundle = /with secrets: \/.*\/login-emulator-artifacts\/[a-z-]+-[0-9a-f]{8}\.json$/;
    const own = expect.stringMatching(/^AssertionError: expected/);
    const afterEach = expect.stringMatching(/^Error: afterEach fails/);
    const unreachable = /no emulator answers at http:\/\/localhost:\d+ \(ECONNREFUSED\)/;
    expect(failed.map(([title]) => [title, messagesOf(tests, title)])).toEqual(
      expect.arrayContaining([
        ['sends an unmatched request', [expect.stringMatching(unmatched)]],
        [
          'sends an unmatched request to a declared provider',
          [
            expect.stringContaining(
              'POST /books/logn matches no operation of any provider; the nearest is POST /books/login of books',
            ),
          ],
        ],
        ['sends an unmatched request with the fixture', [expect.stringMatching(unmatched)]],
        ['fails by itself and sends an unmatched request', [own, expect.stringMatching(unmatched)]],
        ['fails by itself with the fixture', [own, expect.stringMatching(bundle)]],
        ['fails in afterEach', [afterEach, expect.stringMatching(bundle)]],
        ['fails in afterEach with the fixture', [afterEach, expect.stringMatching(bundle)]],
        ['has no emulator in its fixture', [expect.stringMatching(unreachable)]],
        ['names no namespace', [expect.stringMatching(/named no namespace and reached default/)]],
        ['runs concurrently', [expect.stringMatching(/^Error: useEmulator cannot give "runs concurrently"/)]],
      ]),
    );
    expect(tests['a group has no emulator']?.status).toBe('skipped');
    expect(output).not.toMatch(/TypeError: Cannot|close timed out/);

    const file = String(tests['fails in afterEach']?.meta?.['loginEmulatorBundle']);
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

  it('warn when a test sends no request to its emulator', async () => {
    const { code, output } = await runVitest(projectFolder('vitest-silence'), [], emulators.variables());
    expect({ code, warned: warnedIn(output) }).toEqual({
      code: 0,
      warned: ['gives the app another address', 'with useEmulator > also gives the app another address'],
    });
  });

  it('start an emulator for a file with globals and concurrent tests', async () => {
    const folder = projectFolder('vitest-own');
    const { code, tests } = await runVitest(folder, ['--globals']);
    expect(Object.values(tests).flatMap(({ failureMessages }) => failureMessages)).toEqual([]);
    expect(code).toBe(0);
    const lines = linesIn(folder, 'names.txt').map((line) => line.split(' '));
    const [[first = '', url] = []] = lines.toSorted();
    expect(lines.toSorted()).toEqual(
      ['', '-c1', '-c2', '-c3', '-c4'].map((copy) => [`${first}${copy}`, url]),
    );
  });
});
