import { expect } from '@jest/globals';
import {
  rightCode,
  wrongCode,
  type Cell,
  type OperationTable,
  type Sent,
  type Way,
  type World,
} from '../../exchange.ts';
import { exceptions, rowOf, textIn, tokenOf, type Says } from '../profile.ts';
import { as, askedRow, confirmAs, noApp, notConverted, owner, turn } from './credentials.ts';

const linked = 'totp@example.com';
const unlinked = 'unlinked@example.com';
const guid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const key = /^\d+\.[A-Z0-9]{32}$/;
const cookieOf = (type: string) =>
  expect.stringMatching(
    new RegExp(`^asc_confirm_key_${type}=\\d+\\.[A-Z0-9]{32}; path=/; HttpOnly; SameSite=Strict$`),
  );
const urlOf = (type: string) =>
  expect.stringMatching(new RegExp(`^http://[^/]+/confirm/${type}\\?type=${type}&uid=${guid}$`));

/** The link to the caller's second factor. */
function getConfirmationOf(says: Says): OperationTable {
  const at = { method: 'GET', url: '/api/2.0/settings/tfaapp/confirm' };
  const done = { outcome: 'done', status: 200 } as const;
  const byApp = (type: string) => ({
    ...done,
    body: says.success(
      {
        url: urlOf(type),
        cookieName: `asc_confirm_key_${type}`,
        cookieValue: expect.stringMatching(key),
      },
      at,
    ),
    headers: { ...says.headers, 'set-cookie': [cookieOf(type)] },
  });
  const bySms = (type: string) => ({
    ...done,
    body: says.success(
      {
        url: expect.stringMatching(
          new RegExp(
            `^http://[^/]+/confirm/${type}\\?type=${type}&key=\\d+\\.[A-Z0-9]{32}&encemail=[0-9a-f]{64}$`,
          ),
        ),
      },
      at,
    ),
  });
  return askedRow(says, {
    operation: 'getConfirmation',
    ...at,
    caller: linked,
    first: { 200: 'done' },
    cells: [
      { ...byApp('TfaAuth'), reach: as(linked) },
      { ...byApp('TfaActivation'), when: 'with an app to link', reach: as(unlinked) },
      { ...bySms('PhoneAuth'), when: 'with a phone', reach: as('sms@example.com') },
      { ...bySms('PhoneActivation'), when: 'with a phone to set', reach: as('phoneless@example.com') },
      {
        ...done,
        when: 'if no second factor is required',
        body: says.profile === 'documented' ? {} : says.success(undefined, at),
        reach: as(owner),
      },
    ],
  });
}

/** Answers to a request without a valid confirmation. */
function unconfirmed(says: Says, sent: Sent, login: string): readonly Cell[] {
  const bare = { body: undefined, headers: says.bareHeaders };
  const nobody = { outcome: 'token-missing', status: 401, ...bare } as const;
  const invalid = { outcome: 'token-invalid', status: 401, ...bare } as const;
  const forbidden = { outcome: 'not-allowed', status: 403, ...bare } as const;
  return [
    { ...nobody, reach: sent },
    { ...invalid, reach: { ...sent, headers: { confirm: 'type=TfaActivation&key=1.NONE' } } },
    {
      outcome: 'token-expired',
      status: 401,
      ...bare,
      async reach(world) {
        const confirming = await confirmAs(world, login);
        await world.advance(60 * 60);
        return { ...sent, ...confirming };
      },
    },
    {
      ...forbidden,
      reach: async (world) => ({ ...sent, headers: { authorization: `Bearer ${await tokenOf(world)}` } }),
    },
    {
      ...forbidden,
      when: 'by a confirmation of another type',
      async reach(world) {
        const { body } = await world.send({ operation: 'getConfirmation', ...as('sms@example.com') });
        return { ...sent, headers: { confirm: textIn(body, 'url').replace(/^.*\?/, '') } };
      },
    },
  ];
}

/** The setup of an app. */
function getSetupOf(says: Says): OperationTable {
  const at = { method: 'GET', url: '/api/2.0/settings/tfaapp/setup' };
  const plain: Way = (world) => confirmAs(world, unlinked);
  return rowOf(says, {
    operation: 'getSetup',
    ...at,
    plain,
    account: unlinked,
    first: { 200: 'done', 401: 'token-missing', 403: 'second-factor-unavailable' },
    cells: [
      {
        outcome: 'done',
        status: 200,
        body: says.success(
          {
            account: unlinked,
            manualEntryKey: 'JBSWY3DPEHPK3PXP',
            qrCodeSetupImageUrl: expect.stringMatching(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/),
          },
          at,
        ),
        reach: plain,
      },
      noApp(says, async (world) => {
        const confirming = await plain(world);
        await world.send({ operation: 'validateCode', body: { code: rightCode }, ...confirming });
        return confirming;
      }),
      noApp(
        says,
        async (world) => {
          const confirming = await plain(world);
          await turn(world, 'None');
          return confirming;
        },
        'if the portal requires no app',
      ),
      ...unconfirmed(says, {}, unlinked),
      {
        outcome: 'not-allowed',
        status: 403,
        when: 'by the confirmation of a linked app',
        body: undefined,
        headers: says.bareHeaders,
        reach: (world) => confirmAs(world, linked),
      },
    ],
  });
}

/** The check of a code with a confirmation. */
function validateCodeOf(says: Says): OperationTable {
  const at = { method: 'POST', url: '/api/2.0/settings/tfaapp/validate' };
  const withBody =
    (body: object, login = linked): Way =>
    async (world) => ({ body, ...(await confirmAs(world, login)) });
  const signedIn = (type: string, isBrief = false) => ({
    outcome: 'signed-in' as const,
    status: 200,
    headers: {
      ...says.headers,
      'set-cookie': [
        expect.stringMatching(
          new RegExp(
            `^asc_auth_key=[\\w%]{88,}${isBrief ? '' : '; expires=Sun, 21 Nov 2027 12:00:00 GMT'}; path=/; HttpOnly; SameSite=Strict$`,
          ),
        ),
        `asc_confirm_key_${type}=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/`,
      ],
    },
  });
  const incorrect = {
    outcome: 'second-factor-invalid',
    status: 400,
    body: says.failure(400, 'Incorrect code', exceptions.argument),
  } as const;
  return rowOf(says, {
    operation: 'validateCode',
    ...at,
    plain: withBody({ code: rightCode }),
    account: linked,
    first: {
      200: 'signed-in',
      400: 'second-factor-invalid',
      401: 'token-missing',
      403: 'second-factor-exhausted',
      500: 'server-error',
    },
    cells: [
      { ...signedIn('TfaAuth'), body: says.success(false, at), reach: withBody({ code: rightCode }) },
      {
        ...signedIn('TfaAuth', true),
        when: 'with a brief cookie',
        body: says.success(false, at),
        reach: withBody({ code: rightCode, session: true }),
      },
      {
        ...signedIn('TfaActivation'),
        when: 'with the first code of an app',
        body: says.success(true, at),
        reach: withBody({ code: rightCode }, unlinked),
      },
      {
        ...signedIn('TfaAuth'),
        when: 'with a backup code',
        body: says.success(false, at),
        reach: async (world) => ({
          body: { code: await backupCode(world) },
          ...(await confirmAs(world, linked)),
        }),
      },
      {
        ...signedIn('TfaAuth'),
        when: 'with the key in the cookie',
        body: says.success(false, at),
        async reach(world) {
          const { confirm = '' } = (await confirmAs(world, linked)).headers;
          const [query = '', made = ''] = confirm.split('&key=');
          return {
            body: { code: rightCode },
            headers: { confirm: query },
            cookies: { asc_confirm_key_TfaAuth: made },
          };
        },
      },
      {
        outcome: 'second-factor-unavailable',
        status: 200,
        body: says.success(false, at),
        async reach(world) {
          const confirming = await confirmAs(world, linked);
          await turn(world, 'None');
          return { body: { code: wrongCode }, ...confirming };
        },
      },
      { ...incorrect, reach: withBody({ code: wrongCode }) },
      {
        ...incorrect,
        when: 'with a used backup code',
        async reach(world) {
          const code = await backupCode(world);
          await world.send({ body: { code }, ...(await confirmAs(world, linked)) });
          return { body: { code }, ...(await confirmAs(world, linked)) };
        },
      },
      {
        outcome: 'malformed-request',
        status: 400,
        body: says.broken({ '$.code': notConverted('System.String') }, at),
        forcedBody: says.broken({ $: notConverted() }, at),
        reach: withBody({ code: 123_456 }),
      },
      {
        outcome: 'second-factor-exhausted',
        status: 403,
        body: says.failure(403, 'You have sent too many text messages. Please try again later.'),
        reach: withBody({ code: wrongCode }),
        before: 5,
      },
      {
        outcome: 'missing-credentials',
        status: 500,
        body: says.failure(500, 'Validation code field cannot be empty', exceptions.any),
        reach: withBody({ code: ' ' }),
      },
      ...unconfirmed(says, { body: { code: rightCode } }, linked),
    ],
  });
}

async function backupCode(world: World): Promise<string> {
  const { body } = await world.send({ operation: 'getBackupCodes', ...as(linked) });
  return textIn(codesIn(body)[0] ?? {}, 'code');
}

function codesIn(said: unknown): readonly unknown[] {
  return Array.isArray(said) ? said : (said as { readonly response: readonly unknown[] }).response;
}

const five = Array.from({ length: 5 }, () => ({
  isUsed: false,
  code: expect.stringMatching(/^[\w-]{6}$/),
}));

/** Listing and renewing backup codes. */
function backupCodesOf(says: Says): readonly OperationTable[] {
  const rows = [
    ['getBackupCodes', { method: 'GET', url: '/api/2.0/settings/tfaappcodes' }],
    ['renewBackupCodes', { method: 'PUT', url: '/api/2.0/settings/tfaappnewcodes' }],
  ] as const;
  return rows.map(([operation, at]) =>
    askedRow(says, {
      operation,
      ...at,
      caller: linked,
      first: { 200: 'done', 403: 'second-factor-unavailable' },
      cells: [
        { outcome: 'done', status: 200, body: says.success(five, at), reach: as(linked) },
        noApp(says, as(owner)),
        noApp(says, as(unlinked), 'before the app is linked'),
        noApp(
          says,
          async (world) => {
            await turn(world, 'None');
            return as(linked);
          },
          'if the portal requires no app',
        ),
      ],
    }),
  );
}

/** Unlinking an app. */
function renewAppOf(says: Says): OperationTable {
  const at = { method: 'PUT', url: '/api/2.0/settings/tfaappnewapp' };
  const ownerId = 'b203add9-e938-29d9-3393-05bb5aa9024d';
  const linkedId = '13f810fe-d3e7-83d6-c33b-766d65ae4168';
  const done = { outcome: 'done', status: 200 } as const;
  const own: Omit<Cell, 'reach'> = {
    ...done,
    body: says.success(urlOf('TfaActivation'), at),
    headers: { ...says.headers, 'set-cookie': [cookieOf('TfaActivation')] },
  };
  const denied = {
    outcome: 'not-allowed',
    status: 403,
    body: says.failure(403, 'No permissions to perform this action', exceptions.disabled),
  } as const;
  return askedRow(says, {
    operation: 'renewApp',
    ...at,
    caller: linked,
    sent: { body: { id: linkedId } },
    first: { 200: 'done', 400: 'malformed-request', 403: 'not-allowed' },
    cells: [
      { ...own, reach: { body: { id: linkedId.toUpperCase() }, ...as(linked) } },
      {
        ...done,
        when: 'of another user, by the owner',
        body: says.success('', at),
        reach: { body: { id: linkedId }, ...as(owner) },
      },
      {
        outcome: 'malformed-request',
        status: 400,
        body: says.broken({ '$.id': notConverted() }, at),
        forcedBody: says.broken({ $: notConverted() }, at),
        reach: { body: { id: '' }, ...as(linked) },
      },
      { ...denied, reach: { body: { id: linkedId }, ...as('captcha@example.com') } },
      {
        ...denied,
        when: 'of an unknown user',
        reach: { body: { id: '4c65a238-ca50-4374-b904-0d51d4c1822b' }, ...as(owner) },
      },
      { ...denied, when: 'without a user', reach: { body: {}, ...as(linked) } },
      noApp(says, { body: { id: ownerId }, ...as(owner) }),
    ],
  });
}

/** The rows of authenticator apps. */
export function appOf(says: Says): readonly OperationTable[] {
  return [
    getConfirmationOf(says),
    getSetupOf(says),
    validateCodeOf(says),
    ...backupCodesOf(says),
    renewAppOf(says),
  ];
}
