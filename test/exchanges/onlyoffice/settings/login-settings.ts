import type { OperationTable } from '../../exchange.ts';
import type { Says } from '../profile.ts';
import { as, askedRow, denied, notConverted, owner } from './credentials.ts';

const url = '/api/2.0/settings/security/loginsettings';
const own = { attemptCount: 5, blockTime: 60, checkPeriod: 60, isDefault: true };
const others = { attemptCount: 3, blockTime: 15, checkPeriod: 120 };
const first = { 200: 'done', 403: 'not-allowed' } as const;

/** Reading the login settings. */
function getLoginSettingsOf(says: Says): OperationTable {
  const at = { method: 'GET', url };
  return askedRow(says, {
    operation: 'getLoginSettings',
    ...at,
    first,
    cells: [
      { outcome: 'done', status: 200, body: says.success(own, at), reach: as(owner) },
      {
        outcome: 'done',
        when: 'as set by the fixtures',
        status: 200,
        body: says.success({ attemptCount: 2, blockTime: 30, checkPeriod: 90, isDefault: false }, at),
        policy: { lockout: { attempts: 2, withinSeconds: 90, forSeconds: 30 } },
        reach: as(owner),
      },
      denied(says),
    ],
  });
}

/** Changing the login settings. */
function setLoginSettingsOf(says: Says): OperationTable {
  const at = { method: 'PUT', url };
  const changed = { ...others, isDefault: false };
  const outOfRange = (...fields: readonly string[]) =>
    says.broken(
      Object.fromEntries(fields.map((field) => [field, [`The field ${field} must be between 1 and 9999.`]])),
      at,
    );
  return askedRow(says, {
    operation: 'setLoginSettings',
    ...at,
    sent: { body: others },
    first: { ...first, 400: 'malformed-request' },
    cells: [
      {
        outcome: 'done',
        status: 200,
        body: says.success(changed, at),
        forcedBody: says.success(own, at),
        reach: { body: others, ...as(owner) },
      },
      {
        outcome: 'done',
        when: 'with numbers as strings',
        status: 200,
        body: says.success(changed, at),
        reach: { body: { attemptCount: '3', blockTime: '15', checkPeriod: '120' }, ...as(owner) },
      },
      {
        outcome: 'malformed-request',
        status: 400,
        body: outOfRange('AttemptCount'),
        forcedBody: says.broken({ $: notConverted() }, at),
        reach: { body: { ...others, attemptCount: 10_000 }, ...as(owner) },
      },
      {
        outcome: 'malformed-request',
        when: 'with missing fields, which are zero',
        status: 400,
        body: outOfRange('AttemptCount', 'BlockTime', 'CheckPeriod'),
        reach: { body: {}, ...as(owner) },
      },
      {
        outcome: 'malformed-request',
        when: 'with a word instead of a number, for any caller',
        status: 400,
        body: says.broken({ '$.blockTime': notConverted('System.Int32') }, at),
        reach: { body: { ...others, blockTime: 'long' }, ...as('totp@example.com') },
      },
      denied(says, { body: others }),
    ],
  });
}

/** Resetting the login settings. */
function resetLoginSettingsOf(says: Says): OperationTable {
  const at = { method: 'DELETE', url };
  return askedRow(says, {
    operation: 'resetLoginSettings',
    ...at,
    first,
    cells: [
      {
        outcome: 'done',
        status: 200,
        body: says.success(own, at),
        async reach(world) {
          await world.send({ operation: 'setLoginSettings', body: others, ...as(owner) });
          return as(owner);
        },
      },
      denied(says),
    ],
  });
}

/** The rows of the login settings. */
export function loginSettingsOf(says: Says): readonly OperationTable[] {
  return [getLoginSettingsOf(says), setLoginSettingsOf(says), resetLoginSettingsOf(says)];
}
