import { expect, it } from '@jest/globals';
import { defineProvider } from '../../src/library/define-provider.ts';
import type { components } from '../../src/generated/admin/types.ts';
import { calling, type Calling, at } from './journal.ts';
import { isRecord, type Node } from '../../src/json.ts';
import type { AppOptions } from '../../src/index.ts';

type Operation = components['schemas']['OperationList']['operations'][number];
type Example = NonNullable<Operation['example']>;

async function listed(app: Calling, query = ''): Promise<readonly Operation[]> {
  const began = performance.now();
  const operations = await listedOnce(app, query);
  // a slow machine has found only some examples within the time limit of a call
  return performance.now() - began < 5000 ? operations : listed(app, query);
}

async function listedOnce({ url }: Calling, query: string): Promise<readonly Operation[]> {
  const response = await fetch(`${url}/__admin/operations${query}`);
  expect(response.status).toBe(200);
  const { operations } = (await response.json()) as components['schemas']['OperationList'];
  return operations;
}

/** Sends an example in a new namespace, over a socket; returns its status, and its outcome. */
async function answerOf({ url, send }: Calling, provider: string, example: Example, namespace: string) {
  const named = { 'x-emulator-namespace': namespace };
  const { account } = example;
  const session =
    account === null
      ? {}
      : at(
          (await send('POST', `/__admin/sessions/${provider}`, { login: account }, named)).body,
          'requestHeaders',
        );
  const { method, path, headers, body } = example;
  const response = await fetch(`${url}${path}`, {
    ...{ method, redirect: 'manual' as const },
    headers: { ...headers, ...(isRecord(session) ? texts(session) : {}), ...named },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, outcome: response.headers.get('x-emulator-outcome') };
}

function texts(members: Node): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, String(value)]));
}

/** Sends all examples; returns the operations without one. */
async function withoutExample(options: AppOptions): Promise<readonly string[]> {
  const missing: string[] = [];
  await calling(async (app) => {
    const began = performance.now();
    const operations = await listed(app);
    const tookMs = Math.round(performance.now() - began);
    for (const [index, { provider, operation, example }] of operations.entries()) {
      if (example === null) {
        missing.push(`${provider}.${operation}`);
        continue;
      }
      const { status, outcome } = await answerOf(app, provider, example, `try-${index}`);
      expect({ operation, works: status < 400 && outcome !== null, status }).toMatchObject({ works: true });
    }
    const working = operations.length - missing.length;
    process.stdout.write(
      `${working} of ${operations.length} operations have an example, found in ${tookMs} ms; without: ${missing.join(', ')}\n`,
    );
    expect(working).toBeGreaterThan(0);
  }, options);
  return missing;
}

/** The operations that need a step before them, such as a code that was sent or a token of a body. */
const inSteps = {
  interserver: ['signup', 'enableTwoFactor'],
  rocketchat: ['enableEmailTwoFactor', 'disableEmailTwoFactor'],
  misaka: ['loginWithTwoFactor', 'refresh'],
  onlyoffice: ['setPhone', 'validateCode', 'getSetup', 'renewApp'],
};

it.each(['documented', 'observed'])('lists examples that work in the profile %s', async (profile) => {
  const named = Object.entries(inSteps).flatMap(([id, names]) => names.map((name) => `${id}.${name}`));
  expect((await withoutExample({ profile })).toSorted()).toEqual(named.toSorted());
});

it.each([
  ['mattermost', ['RevokeSession', 'ResetPassword']],
  ['directus', ['refresh', 'passwordReset', 'enableTwoFactor', 'disableTwoFactor']],
  ['matrix', ['refresh', 'register', 'changePassword']],
])('lists examples that work at the declared provider %s', async (id, names) => {
  const provider = await defineProvider({ contract: `examples/providers/${id}/${id}.yaml`, id });
  expect(await withoutExample({ providers: [provider] })).toEqual(names.map((name) => `${id}.${name}`));
});

it('describes an operation as its contract does, in the profile of the namespace', async () => {
  await calling(async (app) => {
    const [first] = await listed(app, '?provider=misaka');
    expect(first).toMatchObject({
      ...{ provider: 'misaka', profile: 'documented', operation: 'login', method: 'POST' },
      ...{ summary: expect.any(String), path: expect.stringMatching(/^\//) },
      example: { method: 'POST', headers: { 'content-type': 'application/json' }, account: null },
    });
    await app.send('PUT', '/__admin/namespaces/w1', { profiles: { rocketchat: 'observed' } });
    const response = await fetch(`${app.url}/@w1/__admin/operations?provider=rocketchat`);
    expect(at(await response.json(), 'operations', 0, 'profile')).toBe('observed');
  });
});

it('leaves no trace of its trials, and names an unknown provider', async () => {
  await calling(async (app) => {
    await listed(app);
    expect(at((await app.send('GET', '/__admin/requests')).body, 'total')).toBe(0);
    expect((await app.send('GET', '/__admin/namespaces')).body).toMatchObject({
      namespaces: [{ name: 'default' }],
    });
    expect(await app.send('GET', '/__admin/operations?provider=nobody')).toMatchObject({
      status: 404,
      body: { code: 'provider-not-found' },
    });
  });
});

it('looks for the example of the named operation only, and for none if asked for none', async () => {
  await calling(async (app) => {
    const without = await listedOnce(app, '?examples=false');
    expect(without.length).toBeGreaterThan(50);
    expect(without.every(({ example }) => example === null)).toBe(true);
    const named = await listedOnce(app, '?provider=rocketchat&operation=login');
    expect(named).toMatchObject([
      { operation: 'login', example: { path: '/api/v1/login', body: { user: 'plain' } } },
    ]);
    expect(await app.send('GET', '/__admin/operations?operation=signIn')).toMatchObject({
      status: 404,
      body: { code: 'operation-not-found' },
    });
  });
});
