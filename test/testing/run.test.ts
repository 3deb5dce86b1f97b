import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';
import { namespaceOf } from '../../src/testing/namespace-name.ts';
import { checkSuiteOptions } from '../../src/testing/options.ts';
import { beginTest } from '../../src/testing/run.ts';
import { login } from '../library/emulators.ts';

const test = { file: 'test/login.test.ts', title: 'signs in', retry: 0 };
const path = '/api/v1/login';

describe('beginTest', () => {
  let emulator: LoginEmulator;
  beforeEach(async () => void (emulator = await createEmulator({ port: false })));
  afterEach(() => emulator.close());

  it('starts a new namespace, and deletes it at the end', async () => {
    await emulator.namespace(namespaceOf(test)).fetch('/nowhere');
    const run = await beginTest(emulator, test, {});
    await run.namespace.fetch(path, login('plain'));
    expect(await run.namespace.requests.count()).toBe(1);
    expect(await run.finish(false)).toEqual({ problems: [], bundle: undefined });
    expect((await emulator.namespaces()).map(({ name }) => name)).not.toContain(run.namespace.name);
  });

  it('reports only requests that reached the default namespace during the test', async () => {
    await emulator.fetch(path, login('plain'));
    const run = await beginTest(emulator, test, {});
    expect((await run.judge(false)).problems).toEqual([]);
    for (let request = 0; request < 4; request += 1) await emulator.fetch(path, login('plain'));
    expect((await run.finish(false)).problems).toEqual([
      `${[1, 2, 3].map(() => `POST ${path}`).join(', ')} and 1 more named no namespace and reached default while this ` +
        'test, or one in parallel, ran. Use the url of this test, or send x-emulator-namespace (Playwright: ' +
        'inNamespace(context) for your own context); allowDefault permits this',
    ]);
  });

  it('ignores a session that is started in the default namespace', async () => {
    const run = await beginTest(emulator, test, {});
    await emulator.signIn('rocketchat', 'plain');
    expect((await run.finish(false)).problems).toEqual([]);
  });

  it('warns when no request reached the namespace, unless allowSilence is set', async () => {
    const run = await beginTest(emulator, test, {});
    expect(await run.silence()).toMatch(
      /^no request reached \S+ while "signs in" ran, .* allowSilence permits/,
    );
    await emulator.fetch(path, login('plain'));
    expect(await run.silence()).toMatch(/^no request/);
    await run.namespace.signIn('rocketchat', 'plain');
    expect(await run.silence()).toMatch(/^no request/);
    await run.namespace.fetch(path, login('plain'));
    expect(await run.silence()).toBeUndefined();
    await run.drop();
    const allowed = await beginTest(emulator, test, { allowSilence: true });
    expect(await allowed.silence()).toBeUndefined();
  });

  it('works when the emulator requires a namespace', async () => {
    const strict = await createEmulator({ port: false, requireNamespace: true });
    const run = await beginTest(strict, test, {});
    expect((await strict.fetch(path, login('plain'))).status).toBe(400);
    expect(await run.finish(false)).toEqual({ problems: [], bundle: undefined });
    await strict.close();
  });
});

it('rejects an unknown option', () => {
  expect(() => checkSuiteOptions({ allowUnmached: true } as never)).toThrow(
    'there is no option allowUnmached; expected one of url, token, emulator, namespace, prefix, allowUnmatched, allowDefault, allowSilence, artifacts',
  );
  checkSuiteOptions({ pageClock: true } as never, ['pageClock']);
});
