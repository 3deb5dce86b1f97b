import { expect, it } from '@jest/globals';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { readCommandLine } from '../../src/cli/command-line.ts';
import { resolveSettings } from '../../src/cli/resolve-settings.ts';
import { startServer } from '../../src/cli/start-server.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { open } from '../admin/event-stream.ts';
import { contractFiles } from '../support/contract-files.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

/** A served provider, whose files a test edits. */
interface Live {
  readonly folder: string;
  readonly url: string;
  /** Writes a file whole, as editors do. */
  edit(name: keyof typeof contractFiles | `${string}.yaml`, content: string): void;
  /** Waits for the next event of the terminal, except requests. */
  event(): Promise<Readonly<Record<string, unknown>>>;
  /** Signs in; returns the status and the body. */
  login(password?: string): Promise<readonly [number, unknown]>;
  me(token: string): Promise<readonly [number, unknown]>;
}

const providers = {
  builtIn: builtInProviders,
  load: loadDeclaredProvider,
};

/** Serves the files of a provider with `--watch` while `use` runs. */
async function live(
  files: Readonly<Record<string, string>>,
  use: (live: Live) => Promise<void>,
  args: readonly string[] = [],
): Promise<void> {
  const folder = temporaryFolder(files);
  const line = ['--port', '0', '--log', 'json', '--watch', '--provider', 'acme=acme.yaml', ...args];
  const context = { variables: {}, folder, providers };
  const effective = await resolveSettings(readCommandLine(line, 'start', {}).flags, context);
  const { lines, event } = eventLines();
  const running = await startServer(effective, createTerminal(effective.settings, lines), context);
  const { url } = running;
  const bodyOf = async (response: Response) => {
    const text = await response.text();
    return [response.status, text === '' ? undefined : (JSON.parse(text) as unknown)] as const;
  };
  try {
    await use({
      ...{ folder, url, event },
      edit(name, content) {
        writeFileSync(join(folder, 'unfinished'), content);
        renameSync(join(folder, 'unfinished'), join(folder, name));
      },
      login: async (password = 'Password-1') =>
        bodyOf(
          await fetch(`${url}/acme/login`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ user: 'ada', password }),
          }),
        ),
      me: async (token) =>
        bodyOf(await fetch(`${url}/acme/me`, { headers: { authorization: `Bearer ${token}` } })),
    });
  } finally {
    await running.close();
  }
}

/** Creates a stream of lines of JSON, and a function that waits for the next that isn't a request. */
function eventLines() {
  const lines = new PassThrough();
  const each = createInterface({ input: lines })[Symbol.asyncIterator]();
  const event = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { value } = (await each.next()) as { value: string };
    const parsed = JSON.parse(value) as Readonly<Record<string, unknown>>;
    return parsed['event'] === 'request' ? event() : parsed;
  };
  return { lines, event };
}

const tokenOf = ([, body]: readonly [number, unknown]) => (body as { token: string }).token;
const { 'acme.yaml': contract, 'acme.login.yaml': overlay } = contractFiles;
const reloaded = {
  event: 'reloaded',
  providers: [
    { id: 'acme', accounts: 1, scenarios: 0, file: expect.stringMatching(/acme\.fixtures\.yaml$/) },
  ],
};

it('reloads an edited contract, and keeps sessions', async () => {
  await live(contractFiles, async ({ edit, event, login, me, url }) => {
    const token = tokenOf(await login());
    edit('acme.yaml', contract.replace('/me:', '/whoami:'));
    edit('acme.login.yaml', overlay.replace("['/me']", "['/whoami']"));
    expect(await event()).toEqual(reloaded);
    expect((await me(token))[0]).toBe(404);
    const response = await fetch(`${url}/acme/whoami`, { headers: { authorization: `Bearer ${token}` } });
    expect([response.status, await response.json()]).toEqual([200, { name: 'ada' }]);
  });
});

it('reloads an edited overlay', async () => {
  await live(contractFiles, async ({ edit, event, login }) => {
    edit(
      'acme.login.yaml',
      overlay.replace("token: '{{tokens.access}}'", "token: '{{tokens.access}}', by: overlay"),
    );
    expect(await event()).toEqual(reloaded);
    expect(await login()).toEqual([200, { token: expect.any(String), by: 'overlay' }]);
  });
});

it('reloads edited fixtures', async () => {
  await live(contractFiles, async ({ edit, event, login }) => {
    edit('acme.fixtures.yaml', 'accounts: [{ login: ada, password: Password-2 }]\n');
    expect(await event()).toEqual(reloaded);
    expect((await login('Password-1'))[0]).toBe(401);
    expect((await login('Password-2'))[0]).toBe(200);
  });
});

const misaka = 'accounts: [{ login: eve, password: Password-1 }]\n';

it.each([
  ['a provider', 'acme.fixtures.yaml'],
  ['a folder of fixtures', 'misaka.yaml'],
])('streams one change when a file of %s is reloaded', async (_whose, name) => {
  const fixtures = temporaryFolder({ 'misaka.yaml': misaka });
  const use = async ({ folder, url, event }: Live) => {
    const stream = await open(`${url}/__admin/events?changes=true`);
    writeFileSync(join(name === 'misaka.yaml' ? fixtures : folder, name), misaka.replace('eve', 'bob'));
    expect(await event()).toMatchObject({ event: 'reloaded' });
    await fetch(`${url}/__admin/outbox`, { method: 'DELETE' });
    expect(await stream.take(2)).toEqual([
      { event: 'change', data: '{"call":"putFixtures","namespace":null}' },
      { event: 'change', data: '{"call":"clearOutbox","namespace":"default"}' },
    ]);
    stream.close();
  };
  await live(contractFiles, use, ['--provider', 'misaka', '--fixtures', fixtures]);
});

it('reloads an edited file to which the contract refers', async () => {
  await live(contractFiles, async ({ edit, event, url }) => {
    edit('schemas.yaml', contractFiles['schemas.yaml'].replaceAll('user', 'name'));
    edit('acme.login.yaml', overlay.replace('body.user', 'body.name'));
    expect(await event()).toEqual(reloaded);
    const response = await fetch(`${url}/acme/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'ada', password: 'Password-1' }),
    });
    expect(response.status).toBe(200);
  });
});

it('loads an overlay and fixtures that appear beside the contract, and keeps them while they are missing', async () => {
  const { 'acme.fixtures.yaml': fixtures, 'acme.login.yaml': marks, ...bare } = contractFiles;
  await live(bare, async ({ edit, event, login, folder }) => {
    edit('acme.fixtures.yaml', fixtures);
    expect(await event()).toEqual(reloaded);
    edit('acme.login.yaml', marks);
    expect(await event()).toEqual(reloaded);
    for (const operation of ['POST /login', 'GET /me'])
      expect(await event()).toEqual({
        event: 'warning',
        message: expect.stringMatching(`acme\\.login\\.yaml:\\d+:\\d+: ${operation} has no answer for`),
      });
    expect((await login())[0]).toBe(200);
    for (const [name, content] of [
      ['acme.fixtures.yaml', fixtures],
      ['acme.login.yaml', marks],
    ] as const) {
      rmSync(join(folder, name));
      expect(await event()).toEqual({
        event: 'providers-broken',
        providers: ['acme'],
        problems: [expect.stringContaining(`${name}: is missing; restore it, or start again without it`)],
      });
      expect((await login())[0]).toBe(200);
      edit(name, content);
      expect(await event()).toEqual(reloaded);
    }
  });
});

it('keeps what it serves while a file is broken, and reports the place', async () => {
  await live(contractFiles, async ({ edit, event, login, folder }) => {
    edit('acme.login.yaml', overlay.replace('act: sign-in', 'act: sign-im'));
    expect(await event()).toEqual({
      event: 'providers-broken',
      providers: ['acme'],
      problems: [expect.stringMatching(/acme\.login\.yaml:15:\d+: .*sign-in/)],
    });
    expect((await login())[0]).toBe(200);
    edit('acme.login.yaml', overlay);
    expect(await event()).toEqual(reloaded);
    edit('acme.fixtures.yaml', 'accounts: [{ login: ada, pasword: x }]\n');
    expect(await event()).toMatchObject({
      problems: expect.arrayContaining([expect.stringContaining(`${join(folder, 'acme.fixtures.yaml')}:1:`)]),
    });
    expect((await login())[0]).toBe(200);
  });
});

it('reads a file that a new reference names as soon as it exists', async () => {
  await live(contractFiles, async ({ edit, event }) => {
    edit('acme.yaml', contract.replace('./schemas.yaml', './more.yaml'));
    expect(await event()).toMatchObject({
      event: 'providers-broken',
      problems: [expect.stringContaining('more.yaml')],
    });
    edit('more.yaml', 'Login: [\n');
    expect(await event()).toMatchObject({ event: 'providers-broken' });
    edit('more.yaml', contractFiles['schemas.yaml']);
    expect(await event()).toEqual(reloaded);
  });
});

it('ends a request on the contract with which it began', async () => {
  await live(contractFiles, async ({ edit, event, login, url }) => {
    const unfinished = new PassThrough();
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const sent = request(`${url}/acme/login`, { method: 'POST', headers }, resolve).on('error', reject);
      unfinished.pipe(sent);
    });
    unfinished.write('{ "user": "ada", ');
    await login();
    edit('acme.yaml', contract.replace('/login:', '/session:'));
    edit('acme.login.yaml', overlay.replace("['/login']", "['/session']"));
    expect(await event()).toEqual(reloaded);
    expect((await login())[0]).toBe(404);
    unfinished.end('"password": "Password-1" }');
    expect((await answered).statusCode).toBe(200);
  });
});

it("rejects a path of another provider, and leaves the others' fixtures as they are", async () => {
  await live(
    contractFiles,
    async ({ edit, event, url }) => {
      const put = await fetch(`${url}/__admin/fixtures/misaka`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ accounts: [{ login: 'bob', password: 'Password-1' }] }),
      });
      expect(put.status).toBe(200);
      edit('acme.yaml', contract.replace('url: /acme', 'url: /v3/session'));
      expect(await event()).toMatchObject({
        problems: [expect.stringContaining('(POST /v3/session/login) have the same path')],
      });
      edit('acme.yaml', contract);
      expect(await event()).toEqual(reloaded);
      const { accounts } = (await (await fetch(`${url}/__admin/accounts/misaka`)).json()) as {
        accounts: unknown[];
      };
      expect(accounts).toHaveLength(1);
    },
    ['--provider', 'misaka'],
  );
});

it('rejects a token whose kind the new marks no longer have', async () => {
  const two = overlay.replace('lifetime: 15m }', 'lifetime: 15m }\n          refresh: { scheme: none }');
  await live({ ...contractFiles, 'acme.login.yaml': two }, async ({ edit, event, login, me }) => {
    const token = tokenOf(await login());
    edit('acme.login.yaml', overlay.replaceAll('access', 'ticket').replace(/\n *refresh: .*/, ''));
    expect(await event()).toEqual(reloaded);
    expect((await me(token))[0]).toBe(401);
    expect(await me(tokenOf(await login()))).toEqual([200, { name: 'ada' }]);
  });
});
