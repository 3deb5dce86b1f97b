import { describe, expect, it, jest } from '@jest/globals';
import { statSync } from 'node:fs';
import { useEmulators } from './emulators.ts';
import { linesIn, messagesOf, projectFolder, runVitest, warnedIn } from './project.ts';

// each starts processes of its own
jest.setTimeout(120_000);

const emulators = useEmulators();

describe('useEmulator and test of vitest', () => {
  it('give each test its namespace, and fail one whose requests went astray', async () => {
    const folder = projectFolder('vitest');
    const { tests, output } = await runVitest(folder, ['--no-file-parallelism'], emulators.variables());
    const failed = Object.entries(tests).filter(([, { status }]) => status === 'failed');
    expect(failed.map(([title]) => title).toSorted()).toEqual([
      'asks for what there is not',
      'asks for what there is not through the fixture',
      'fails by itself and asks for what there is not',
      'fails by itself with the fixture',
      'fails in afterEach',
      'fails in afterEach with the fixture',
      'has no emulator in its fixture',
      'names no namespace',
      'runs beside others',
    ]);
    const unmatched =
      /^Error: POST \/api\/v1\/logn went to no operation .*; the nearest is POST \/api\/v1\/login/;
    const bundle = /secrets included: \/.*\/login-emulator-artifacts\/[a-z-]+-[0-9a-f]{8}\.json$/;
    const own = expect.stringMatching(/^AssertionError: expected/);
    const afterEach = expect.stringMatching(/^Error: afterEach fails/);
    const unreachable = /no emulator answers at http:\/\/localhost:\d+ \(ECONNREFUSED\)/;
    expect(failed.map(([title]) => [title, messagesOf(tests, title)])).toEqual(
      expect.arrayContaining([
        ['asks for what there is not', [expect.stringMatching(unmatched)]],
        ['asks for what there is not through the fixture', [expect.stringMatching(unmatched)]],
        ['fails by itself and asks for what there is not', [own, expect.stringMatching(unmatched)]],
        ['fails by itself with the fixture', [own, expect.stringMatching(bundle)]],
        ['fails in afterEach', [afterEach, expect.stringMatching(bundle)]],
        ['fails in afterEach with the fixture', [afterEach, expect.stringMatching(bundle)]],
        ['has no emulator in its fixture', [expect.stringMatching(unreachable)]],
        ['names no namespace', [expect.stringMatching(/named no namespace and reached default/)]],
        [
          'runs beside others',
          [expect.stringMatching(/^Error: useEmulator cannot give "runs beside others"/)],
        ],
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

  it('warn of a test whose emulator had no request, and let it pass', async () => {
    const { code, output } = await runVitest(projectFolder('vitest-silence'), [], emulators.variables());
    expect({ code, warned: warnedIn(output) }).toEqual({
      code: 0,
      warned: ['gives the app another address', 'with useEmulator > also gives the app another address'],
    });
  });

  it('serve a file by an emulator of its own, with globals, and tests side by side in it', async () => {
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
