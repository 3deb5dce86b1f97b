import { expect } from '@jest/globals';
import type { Cell, OperationTable } from '../../exchange.ts';
import type { Says } from '../profile.ts';
import { as, askedRow, denied, notConverted, owner, turn } from './credentials.ts';

const url = '/api/2.0/settings/tfaapp';
const everyone = { trustedIps: [], mandatoryUsers: [], mandatoryGroups: [] };
const user = '4c65a238-ca50-4374-b904-0d51d4c1822b';
const scope = { trustedIps: ['203.0.113.7'], mandatoryUsers: [user], mandatoryGroups: [] };

/** The two methods, each with its scope. */
const methods = (sms: object, app: object) => [
  { id: 'sms', title: 'By SMS', enabled: false, available: true, ...everyone, ...sms },
  { id: 'app', title: 'By authenticator app', enabled: false, available: true, ...everyone, ...app },
];

/** Reading the two-factor settings. */
function getTwoFactorSettingsOf(says: Says): OperationTable {
  const at = { method: 'GET', url };
  const done = { outcome: 'done', status: 200, reach: as(owner) } as const;
  const on = { enabled: true, ...scope };
  return askedRow(says, {
    operation: 'getTwoFactorSettings',
    ...at,
    first: { 200: 'done' },
    cells: [
      { ...done, body: says.success(methods({}, {}), at) },
      {
        ...done,
        when: 'for any signed-in user',
        body: says.success(methods({}, {}), at),
        reach: as('totp@example.com'),
      },
      {
        ...done,
        when: 'with an app required',
        body: says.success(methods({}, on), at),
        async reach(world) {
          await turn(world, 'App', scope);
          return as(owner);
        },
      },
      {
        ...done,
        when: 'with SMS required by the fixtures',
        body: says.success(methods(on, {}), at),
        policy: { twoFactor: { type: 'sms', ...scope } },
      },
    ],
  });
}

/** Bodies that set the method, and whether they enable a second factor. */
const bodies = [
  [undefined, { type: 'App' }, true],
  ['by its number', { type: 2 }, true],
  ['by its number as a string', { type: '2' }, true],
  ['by its word in lower case', { type: 'sms' }, true],
  ['for some users and groups', { type: 'App', ...scope }, true],
  ['disabling both', { type: 'None' }, false],
  ['by an unknown number', { type: 99 }, false],
  ['without a type', {}, false],
] as const;

/** Bodies with binding errors, and the reported field. */
const brokenBodies = [
  [undefined, { type: 'App', mandatoryUsers: ['not-a-guid'] }, { '$.mandatoryUsers[0]': notConverted() }],
  ['with an unknown type', { type: 'Fax' }, { '$.type': notConverted('System.Int32') }],
] as const;

/** Answers to a body with binding errors, for any caller. */
function brokenCells(says: Says, at: { readonly method: string; readonly url: string }): readonly Cell[] {
  return brokenBodies.map(([when, body, errors]) => ({
    outcome: 'malformed-request',
    status: 400,
    ...(when === undefined ? {} : { when }),
    body: says.broken(errors, at),
    ...(when === undefined ? { forcedBody: says.broken({ $: notConverted() }, at) } : {}),
    reach: { body, ...as('totp@example.com') },
  }));
}

const first = { 200: 'done', 400: 'malformed-request', 403: 'not-allowed' } as const;
const sent = { body: { type: 'App' } };

/** Changing the two-factor settings. */
function setTwoFactorSettingsOf(says: Says): OperationTable {
  const at = { method: 'PUT', url };
  return askedRow(says, {
    operation: 'setTwoFactorSettings',
    ...at,
    sent,
    first,
    cells: [
      ...bodies.map(([when, body, isOn]): Cell => ({
        outcome: 'done',
        status: 200,
        ...(when === undefined ? {} : { when }),
        body: says.success(isOn, at),
        reach: { body, ...as(owner) },
      })),
      ...brokenCells(says, at),
      denied(says, sent),
    ],
  });
}

/** Changing them, with a link in the answer. */
function setTwoFactorSettingsWithLinkOf(says: Says): OperationTable {
  const at = { method: 'PUT', url: '/api/2.0/settings/tfaappwithlink' };
  const done = { outcome: 'done', status: 200 } as const;
  const activation = says.success(
    expect.stringMatching(/^http:\/\/[^/]+\/confirm\/TfaActivation\?type=TfaActivation&uid=[0-9a-f-]{36}$/),
    at,
  );
  const cookie = [
    expect.stringMatching(
      /^asc_confirm_key_TfaActivation=\d+\.[A-Z0-9]{32}; path=\/; HttpOnly; SameSite=Strict$/,
    ),
  ];
  return askedRow(says, {
    operation: 'setTwoFactorSettingsWithLink',
    ...at,
    sent,
    first,
    cells: [
      {
        ...done,
        body: activation,
        headers: { ...says.headers, 'set-cookie': cookie },
        reach: { ...sent, ...as(owner) },
      },
      {
        ...done,
        when: 'by SMS',
        body: says.success(
          expect.stringMatching(
            /^http:\/\/[^/]+\/confirm\/PhoneActivation\?type=PhoneActivation&key=\d+\.[A-Z0-9]{32}&encemail=[0-9a-f]{64}$/,
          ),
          at,
        ),
        reach: { body: { type: 'Sms' }, ...as(owner) },
      },
      {
        ...done,
        when: 'disabling both',
        body: says.success('', at),
        reach: { body: { type: 0 }, ...as(owner) },
      },
      {
        ...done,
        when: 'from a trusted address',
        body: says.success('', at),
        reach: { body: { type: 'App', trustedIps: ['203.0.113.7'] }, ...as(owner), address: '203.0.113.7' },
      },
      ...brokenCells(says, at),
      denied(says, sent),
    ],
  });
}

/** The rows of the two-factor settings. */
export function twoFactorSettingsOf(says: Says): readonly OperationTable[] {
  return [getTwoFactorSettingsOf(says), setTwoFactorSettingsOf(says), setTwoFactorSettingsWithLinkOf(says)];
}
