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

const freshCode = 'it needs a current code';
const notBuilt = 'it is not built';
const noApp = 'the account of the page has no authenticator app';
const exported = 'it needs an export of this emulator';

/** Operations that cannot succeed with the examples: the reason, and the expected outcome or status. */
const refused: Readonly<Record<string, readonly [why: string, answer: string | number]>> = {
  'interserver signup': ['it needs the phrase of a captcha', 'captcha-required'],
  'interserver enableTwoFactor': [freshCode, 'second-factor-invalid'],
  'interserver beginOauth': [notBuilt, 501],
  'interserver linkOauth': [notBuilt, 501],
  'interserver finishOauth': [notBuilt, 501],
  'rocketchat enableEmailTwoFactor': ["the document's account has no verified address", 'account-unverified'],
  'misaka loginWithTwoFactor': [freshCode, 'second-factor-invalid'],
  'onlyoffice setPhone': ['the portal requires no code by SMS', 'not-allowed'],
  'onlyoffice validateCode': [freshCode, 'not-allowed'],
  'onlyoffice getSetup': [noApp, 'not-allowed'],
  'onlyoffice getBackupCodes': [noApp, 'second-factor-unavailable'],
  'onlyoffice renewBackupCodes': [noApp, 'second-factor-unavailable'],
  'onlyoffice renewApp': ['the example has no id of a user', 'not-allowed'],
  'admin getCertificateAuthority': ['an emulator without --tls has none', 404],
  'admin putState': [exported, 422],
  'admin putBundle': [exported, 422],
};

/** Calls with a precondition: the call that must come first. */
const first: Readonly<Record<string, string>> = {
  disarmScenario: 'armScenario',
  getSnapshot: 'saveSnapshot',
  removeSnapshot: 'saveSnapshot',
  restoreSnapshot: 'saveSnapshot',
  removeNamespace: 'putNamespace',
};

describe('the page of the contracts', () => {
  it('has an example for every request, except for exports of the emulator', () => {
    const lacking = [...tryOuts, ...calls].filter(
      ({ path, body }) => path.includes('undefined') || (body !== undefined && body.value === undefined),
    );
    expect(lacking.map(({ operation }) => operation)).toEqual(['putState', 'putBundle']);
  });

  it.each(tryOuts)(
    'gets the expected result when it sends the examples of $contract $operation',
    async ({ contract, session, ...tryOut }) => {
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
    },
  );

  it.each(calls)(
    'gets the expected result when it sends the examples of the control plane’s $operation',
    async (call) => {
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
    },
  );

  it.each(builtInProviders.map(({ id }) => id))(
    'arms the scenario of the first example for %s',
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

/** Adds the session of the contract's examples to their account, as the page does before the first request. */
async function giveSession(
  emulator: LoginEmulator,
  provider: string,
  { account, tokens }: ReturnType<typeof sessionIn>,
): Promise<void> {
  if (account === undefined) return;
  await emulator.accounts.change(provider, account, { sessions: tokens.map((token) => ({ token })) });
}

/** Sends a request and aborts the response's stream. */
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
  if (found === undefined) throw new Error(`there is no operation ${name}`);
  return found;
}
