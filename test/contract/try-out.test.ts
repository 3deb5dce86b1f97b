import { describe, expect, it } from '@jest/globals';
import { isNode, readDocument } from '../../tools/codegen/document.ts';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { sessionIn, tryOutsOf, type TryOut } from './try-outs.ts';

const contracts = builtInProviders.flatMap(({ id, profiles }) =>
  Object.keys(profiles).map((profile) => `${id}/${profile}`),
);
const documents = new Map(contracts.map((contract) => [contract, readDocument(`openapi/${contract}.yaml`)]));
const tryOuts = [...documents].flatMap(([contract, document]) =>
  tryOutsOf(document).map((tryOut) => ({ contract, session: sessionIn(document), ...tryOut })),
);
const calls = tryOutsOf(readDocument('openapi/admin.yaml'));

const freshCode = 'it takes a code of this moment';
const notBuilt = 'it is not built, and says so';
const noApp = 'the account that the page is signed in as has no authenticator app';
const exported = 'it takes what this emulator exported';

/** What cannot succeed untouched, why, and the outcome or the status that says so. */
const refused: Readonly<Record<string, readonly [why: string, answer: string | number]>> = {
  'interserver signup': ['it takes the phrase of a captcha', 'captcha-required'],
  'interserver enableTwoFactor': [freshCode, 'second-factor-invalid'],
  'interserver beginOauth': [notBuilt, 501],
  'interserver linkOauth': [notBuilt, 501],
  'interserver finishOauth': [notBuilt, 501],
  'rocketchat enableEmailTwoFactor': [
    "the document's own account has no verified address",
    'account-unverified',
  ],
  'misaka loginWithTwoFactor': [freshCode, 'second-factor-invalid'],
  'onlyoffice setPhone': ['the portal asks for no code by SMS', 'not-allowed'],
  'onlyoffice validateCode': [freshCode, 'not-allowed'],
  'onlyoffice getSetup': [noApp, 'not-allowed'],
  'onlyoffice getBackupCodes': [noApp, 'second-factor-unavailable'],
  'onlyoffice renewBackupCodes': [noApp, 'second-factor-unavailable'],
  'onlyoffice renewApp': ['without an id it would end nobody’s app in particular', 'not-allowed'],
  'admin getCertificateAuthority': ['an emulator without --tls has none', 404],
  'admin putState': [exported, 422],
  'admin putBundle': [exported, 422],
};

/** What has to be there first: the call of the page that makes it. */
const first: Readonly<Record<string, string>> = {
  disarmScenario: 'armScenario',
  getSnapshot: 'saveSnapshot',
  removeSnapshot: 'saveSnapshot',
  restoreSnapshot: 'saveSnapshot',
  removeNamespace: 'putNamespace',
};

describe('the page of the contracts', () => {
  it('has an example of all that a request needs, save what the emulator exports', () => {
    const lacking = [...tryOuts, ...calls].filter(
      ({ path, body }) => path.includes('undefined') || (body !== undefined && body.value === undefined),
    );
    expect(lacking.map(({ operation }) => operation)).toEqual(['putState', 'putBundle']);
  });

  it.each(tryOuts)('tries $operation of $contract out', async ({ contract, session, ...tryOut }) => {
    const [id = '', profile = ''] = contract.split('/');
    const emulator = await createEmulator({ port: false, profile: { [id]: profile } });
    await giveSession(emulator, id, session);
    const { status } = await tried(emulator, tryOut);
    const [entry] = (await emulator.requests.list()).requests;
    const refusal = refused[`${id} ${tryOut.operation}`];
    const outcome = entry?.outcome ?? status;
    expect({ outcome, isSuccess: status < 300 }).toEqual({
      outcome: refusal?.[1] ?? outcome,
      isSuccess: refusal === undefined,
    });
    await emulator.close();
  });

  it.each(calls)('tries $operation of the control plane out', async (call) => {
    const emulator = await createEmulator({ port: false });
    await tried(emulator, named(tryOuts, 'login', 'rocketchat/documented'));
    const before = first[call.operation];
    if (before !== undefined) await tried(emulator, named(calls, before));
    const { status } = await tried(emulator, call);
    const refusal = refused[`admin ${call.operation}`];
    expect({ status, isSuccess: status < 300 }).toEqual({
      status: refusal?.[1] ?? status,
      isSuccess: refusal === undefined,
    });
    await emulator.close();
  });

  it.each(builtInProviders.map(({ id }) => id))(
    'arms the scenario of the first example for %s, too',
    async (provider) => {
      const emulator = await createEmulator({ port: false });
      const { body, ...call } = named(calls, 'armScenario');
      const value = isNode(body?.value) ? { ...body.value, provider } : undefined;
      const { status } = await tried(emulator, { ...call, body: { type: 'application/json', value } });
      expect(status).toBe(201);
      await emulator.close();
    },
  );
});

/** Gives the account of the contract's examples their session, as the page does before the first request. */
async function giveSession(
  emulator: LoginEmulator,
  provider: string,
  { account, tokens }: ReturnType<typeof sessionIn>,
): Promise<void> {
  if (account === undefined) return;
  await emulator.accounts.change(provider, account, { sessions: tokens.map((token) => ({ token })) });
}

/** Sends what is tried out; of an answer that goes on it takes the beginning. */
async function tried(emulator: LoginEmulator, { method, path, headers, body }: TryOut): Promise<Response> {
  const patience = new AbortController();
  const response = await emulator.fetch(path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': body.type }) },
    signal: patience.signal,
    ...(body?.value === undefined ? {} : { body: JSON.stringify(body.value) }),
  });
  patience.abort();
  return response;
}

function named(
  all: readonly (TryOut & { readonly contract?: string })[],
  name: string,
  contract?: string,
): TryOut {
  const found = all.find((one) => one.operation === name && one.contract === contract);
  if (found === undefined) throw new Error(`no operation ${name}`);
  return found;
}
