import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createEmulator, type LoginEmulator, type SignedIn } from '../../src/index.ts';
import { defineProvider } from '../../src/provider.ts';
import type { EmulatorTasks } from '../../src/testing/cypress-calls.ts';
import {
  useEmulator,
  type CypressEmulator,
  type SignInAsOptions,
} from '../../src/testing/cypress-support.ts';
import { withEmulator, type CypressOptions } from '../../src/testing/cypress.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { fakeCypress, type FakeCypress } from './cypress/driver.ts';

const baseUrl = 'http://app.localhost:5173';
const session: SignInAsOptions = {
  provider: 'rocketchat',
  keep: ({ requestHeaders }) => ({ localStorage: { token: requestHeaders['x-auth-token'] } }),
};

describe('login-emulator/cypress', () => {
  let emulator: LoginEmulator;
  let cypress: FakeCypress;
  let printed: jest.SpiedFunction<typeof console.error>;

  beforeEach(async () => {
    emulator = await createEmulator({ port: 0 });
    printed = jest.spyOn(console, 'error').mockReturnValue(undefined);
  });

  afterEach(async () => {
    cypress.restore();
    printed.mockRestore();
    await emulator.close();
  });

  it('names the namespace of the test in the requests of pages to the emulator and the app', async () => {
    begin();
    await cypress.test('signs in', async () => {
      const { name, urls } = await namespace();
      expect(name).toMatch(/^login-signs-in-[0-9a-f]{8}$/);
      const named = { cookie: `theme=dark; emulator-namespace=${name}`, 'x-emulator-namespace': name };
      expect(cypress.sent(`${emulator.url}/api/v1/login`)).toEqual(named);
      expect(cypress.sent(`${baseUrl}/api/v1/login`)).toEqual(named);
      expect(cypress.sent(`${baseUrl}0/api/v1/login`)).toEqual({ cookie: 'theme=dark' });
      expect((await fetch(`${urls['rocketchat'] ?? ''}/me`)).status).toBe(401);
    });
    await cypress.test('signs in', async () => expect((await namespace()).name).toMatch(/-r1$/), 1);
  });

  it('signs in within cy.session, in the namespace of each test', async () => {
    begin();
    const tokens: string[] = [];
    for (const title of ['first', 'second']) {
      await cypress.test(title, async () => {
        const { tokens: started } = await signInAs('plain');
        await signInAs('plain');
        tokens.push(started[0]?.token ?? '');
        expect(cypress.stored.localStorage.get('token')).toBe(started[0]?.token);
        expect(await (await namespace()).requests.count({ operation: 'login' })).toBe(1);
      });
    }
    expect(new Set(tokens).size).toBe(2);
    expect(cypress.setups()).toBe(2);
  });

  it('signs in again when the session has ended in the namespace', async () => {
    begin({ isolation: 'spec' });
    let first: SignedIn | undefined;
    await cypress.test('first', async () => void (first = await signInAs('plain')));
    await cypress.test('second', async () => {
      expect(await signInAs('plain')).toEqual(first);
      await (await namespace()).sessions.endAll('rocketchat');
      expect((await signInAs('plain')).tokens).not.toEqual(first?.tokens);
    });
    expect(cypress.setups()).toBe(2);
  });

  it('keeps an expired session, and the cookies of the vendor', async () => {
    begin();
    await cypress.test('expired', async () => {
      const options = { provider: 'onlyoffice', state: 'expired', keep: undefined } as const;
      expect((await signInAs('plain@example.com', options)).active).toBe(false);
      expect(cypress.cookies).toEqual(['asc_auth_key@app.localhost', 'asc_auth_key@localhost']);
    });
  });

  it('rejects a value that keep did not find in the answer', async () => {
    begin();
    await cypress.test('mistyped', async () => {
      const keep = ({ requestHeaders }: SignedIn) => ({ localStorage: { token: requestHeaders['x-token'] } });
      await expect(signInAs('plain', { keep })).rejects.toThrow(
        'keep returned undefined for localStorage.token',
      );
    });
  });

  it('signs in at a declared provider, and gets an armed refusal', async () => {
    const contract = 'test/support/books/books.yaml';
    const books = await createEmulator({ port: 0, providers: [defineProvider({ contract })] });
    try {
      begin({ url: books.url });
      await cypress.test('signed in', async () => {
        const options: SignInAsOptions = {
          provider: 'books',
          keep: ({ requestHeaders }) => ({ localStorage: { token: requestHeaders['authorization'] } }),
        };
        const { requestHeaders } = await signInAs('plain@example.com', options);
        expect(cypress.stored.localStorage.get('token')).toBe(requestHeaders['authorization']);
        const { urls, scenarios } = await namespace();
        const me = () => fetch(`${urls['books'] ?? ''}/me`, { headers: requestHeaders });
        expect((await me()).status).toBe(200);
        await scenarios.arm({ provider: 'books', operation: 'me', outcome: 'token-expired' });
        expect(await (await me()).json()).toEqual({ error: 'The session has expired.' });
      });
    } finally {
      await books.close();
    }
  });

  it('calls the controls that have a JSON result, and no other', async () => {
    const tasks = begin();
    await cypress.test('controls', async () => {
      const { clock, codes, reset } = await namespace();
      expect(await clock.freeze()).toMatchObject({ frozen: true });
      expect(await codes.get('rocketchat', 'totp')).toMatchObject({
        current: expect.stringMatching(/^\d{6}$/),
      });
      expect(await reset()).toBeNull();
      const call = tasks['login-emulator:call'];
      for (const [group, method] of [
        ['requests', 'events'],
        ['clock', 'constructor'],
        ['', 'remove'],
      ] as const)
        await expect(call({ group, method, words: [] })).rejects.toThrow('cy.emulator() has no');
    });
  });

  it('fails a test whose page sent an unmatched request, and prints the requests of a failed test', async () => {
    begin();
    const lost = cypress.test('unmatched', async () => {
      await fetch(`${(await namespace()).url}/api/v1/logn`, { method: 'POST' });
    });
    await expect(lost).rejects.toThrow(
      /^POST \/api\/v1\/logn matches no operation .* allowUnmatched permits this$/,
    );
    const failed = cypress.test('fails', async () => {
      const body = new URLSearchParams({ user: 'plain', password: 'wrong' });
      await fetch(`${(await namespace()).url}/api/v1/login`, { method: 'POST', body });
      throw new Error('the page shows no error');
    });
    await expect(failed).rejects.toThrow('the page shows no error');
    const [, text] = printed.mock.calls.map(([line]) => String(line));
    expect(text?.split('\n')).toEqual([
      expect.stringMatching(/^POST \/api\/v1\/login → 401 invalid-credentials · .*password does not match/),
      expect.stringMatching(
        /^Bundle of this test's namespace, with secrets: \/.*\/login-fails-[0-9a-f]{8}\.json$/,
      ),
    ]);
  });

  /** Registers the tasks and the commands, as the configuration and the support file do. */
  function begin(options: CypressOptions = {}): EmulatorTasks {
    const registered: EmulatorTasks[] = [];
    const config = { baseUrl, projectId: 'kept' };
    const on = (_event: 'task', tasks: object) => {
      registered.push(tasks as EmulatorTasks);
    };
    const artifacts = temporaryFolder();
    expect(withEmulator(on, config, { url: emulator.url, artifacts, allowSilence: true, ...options })).toBe(
      config,
    );
    const [tasks] = registered;
    if (tasks === undefined) throw new Error('no tasks were registered');
    cypress = fakeCypress(tasks, baseUrl);
    useEmulator(session);
    return tasks;
  }

  async function namespace(): Promise<Awaitable<CypressEmulator>> {
    return (await cypress.command('emulator')) as Awaitable<CypressEmulator>;
  }

  async function signInAs(login: string, options?: object): Promise<SignedIn> {
    return (await cypress.command('signInAs', login, options)) as SignedIn;
  }
});

/** Without Cypress, a chain has no type. */
type Awaitable<Controls> = {
  readonly [Name in keyof Controls]: Controls[Name] extends (...words: infer Words) => unknown
    ? (...words: Words) => Promise<unknown>
    : Controls[Name] extends object
      ? Awaitable<Controls[Name]>
      : Controls[Name];
};
