import { expect, it } from '@jest/globals';
import request from 'supertest';
import { isNode } from '../../tools/codegen/document.ts';
import { fullTemplate, preflightErrorReply, errorReplyNames } from '../../src/core/contract.ts';
import type { Entry } from '../../src/index.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { expectAnswer } from '../http/exchange.ts';
import { testApp } from '../support/app.ts';
import type { Beside } from './raw-exchange.ts';
import type { Cell, OperationTable } from './exchange.ts';
import { besides, cells, profileTables, tables } from './tables.ts';

const profiles = builtInProviders.flatMap(({ id: provider, profiles: all }) =>
  Object.entries(all).map(([profile, { contract, endpoints }]) => ({
    provider,
    profile,
    contract,
    endpoints,
  })),
);
const operations = profiles.flatMap(({ provider, profile, contract: whole, endpoints }) =>
  endpoints.map(({ contract }) => ({
    place: `${provider} ${profile} ${contract.operationId}`,
    url: fullTemplate(whole, contract),
    contract,
  })),
);
const refusals: readonly string[] = [...errorReplyNames, preflightErrorReply];
const isRefusal = ({ said }: { readonly said: string }) => refusals.includes(said);

/** Names of everything that the contracts declare, and of everything that an exchange covers. */
const declared = {
  outcomes: operations.flatMap(({ place, contract: { outcomes } }) =>
    Object.entries(outcomes).flatMap(([name, said = []]) =>
      said.map(({ status }) => `${place} ${status} ${name}`),
    ),
  ),
  statuses: operations.flatMap(({ place, contract: { responses } }) =>
    Object.keys(responses).map((status) => `${place} ${status}`),
  ),
  refusals: profiles.flatMap(({ provider, profile, contract }) =>
    Object.entries(contract.refusals).map(([name, { status }]) => `${provider} ${profile} ${status} ${name}`),
  ),
};
const shown = {
  outcomes: [
    ...cells.map(({ table, cell }) => `${placeOf(table)} ${cell.status} ${cell.outcome}`),
    ...besides.filter((row) => !isRefusal(row)).map((row) => `${placeOf(row)} ${row.status} ${row.said}`),
  ],
  statuses: [
    ...cells.map(({ table, cell }) => `${placeOf(table)} ${cell.status}`),
    ...besides
      .filter(({ operation }) => operation !== undefined)
      .map((row) => `${placeOf(row)} ${row.status}`),
  ],
  refusals: besides
    .filter(isRefusal)
    .map(({ provider, profile, status, said }) => `${provider} ${profile} ${status} ${said}`),
};
const unreachableRefusals = profileTables.flatMap(({ provider, profile, unreachable = {} }) => {
  const served = profiles.find((one) => one.provider === provider && one.profile === profile);
  const declared = new Map(Object.entries(served?.contract.refusals ?? {}));
  return Object.keys(unreachable).map(
    (said) => `${provider} ${profile} ${declared.get(said)?.status ?? 'undeclared'} ${said}`,
  );
});

it('has an exchange for every declared outcome and status of every operation, and no others', () => {
  expect(apart(declared.outcomes, shown.outcomes)).toEqual({ missing: [], undeclared: [] });
});

it('has an exchange for every status code that an operation declares', () => {
  expect(apart(declared.statuses, shown.statuses)).toEqual({ missing: [], undeclared: [] });
});

it('has an exchange for every error reply of every provider, except unreachable ones', () => {
  const { missing, ...others } = apart(declared.refusals, shown.refusals);
  expect({ missing: [...missing].sort(), ...others }).toEqual({
    missing: [...unreachableRefusals].sort(),
    undeclared: [],
  });
});

it('has a table with the method and URL of every operation of every profile', () => {
  const served = operations.map(({ place, url, contract }) => `${place}: ${contract.method} ${url}`);
  const rows = tables.map((table) => `${placeOf(table)}: ${table.method} ${table.url}`);
  expect(rows.sort()).toEqual(served.sort());
});

it('has a unique name for every exchange', () => {
  const names = [...cells, ...besides].map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it('compares the whole body of every answer', () => {
  const bodies = cells.flatMap(({ name, table, cell }) =>
    [cell.body, cell.forcedBody ?? cell.body].map((body) => ({ name, table, cell, body })),
  );
  const partial = bodies.filter(({ table, cell, body }) =>
    body === undefined ? !isEmpty(table, cell) : !isWhole(body),
  );
  expect(partial.map(({ name }) => name)).toEqual([]);
});

it.each(besides)('returns $name', async (row) => {
  const { profile, method, path, type, text, status, body, said, operation, bearerOf, answerType } = row;
  const entries: Entry[] = [];
  const cors = row.corsOff === true ? { cors: 'off' as const } : {};
  const app = request(testApp({ profile, ...cors, record: (entry) => void entries.push(entry) }));
  const headers = bearerOf === undefined ? {} : await bearerFrom(app, bearerOf);
  const asked = app[methods[method]](path).set({ ...headers, ...row.headers });
  const answer = await (type === undefined ? asked : asked.type(type).send(text));
  expectAnswer(answer, { status, body }, answerType);
  const entry = entries.at(-1);
  expect(entry?.outcome ?? entry?.trace[0]).toBe(said);
  expect(entry?.operation).toBe(operation);
});

/** Signs in; returns an `authorization` header with the token of the answer. */
async function bearerFrom(
  app: ReturnType<typeof request>,
  { path, body, field }: NonNullable<Beside['bearerOf']>,
) {
  const signedIn: unknown = (await app.post(path).send(body)).body;
  const token: unknown = isNode(signedIn) ? signedIn[field] : undefined;
  return { authorization: `Bearer ${String(token)}` };
}

function placeOf(exchange: {
  readonly provider: string;
  readonly profile: string;
  readonly operation?: string;
}) {
  const { provider, profile, operation } = exchange;
  return `${provider} ${profile} ${operation ?? ''}`;
}

const methods = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
  OPTIONS: 'options',
} as const;

/** Whether a body is compared as a whole; matchers may only replace values inside it. */
function isWhole(body: unknown): boolean {
  return (
    typeof body === 'string' ||
    typeof body === 'boolean' ||
    (isNode(body) && (!('asymmetricMatch' in body) || isWholeText(body))) ||
    Array.isArray(body)
  );
}

/** Whether a matcher compares a string from start to end. */
function isWholeText({ sample }: Readonly<Record<string, unknown>>): boolean {
  return sample instanceof RegExp && /^\^.*\$$/.test(sample.source);
}

/** Whether the contract declares no body for a cell's status or outcome. */
function isEmpty(table: OperationTable, { status, outcome }: Cell): boolean {
  const served = operations.find(({ place }) => place === placeOf(table));
  const said = served?.contract.outcomes[outcome]?.find((one) => one.status === status);
  return said?.empty ?? Object.keys(served?.contract.responses[status] ?? { missing: true }).length === 0;
}

/** Returns the names that are in only one of two lists. */
function apart(wanted: readonly string[], given: readonly string[]) {
  return {
    missing: wanted.filter((name) => !given.includes(name)),
    undeclared: [...new Set(given)].filter((name) => !wanted.includes(name)),
  };
}
