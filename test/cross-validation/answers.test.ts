import { expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import express, { type ErrorRequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { isNode } from '../../tools/codegen/document.ts';
import { fullTemplate } from '../../src/core/contract.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';
import { contracts, type Contract } from './request-variants.ts';

/** A forced answer: an operation's outcome, with a status and content type of the contract. */
interface Forced {
  readonly name: string;
  readonly method: string;
  /** The request's path, and its template in the contract. */
  readonly path: string;
  readonly template: string;
  readonly outcome: string;
  readonly status: number;
  /** The content type; empty if the contract declares none. */
  readonly type: string;
}

/** An answer: status, content type and body. */
interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: unknown;
}

/**
 * Whether express-openapi-validator checks an answer: it ignores statuses from 500 and content types other than JSON.
 * For those, the test compiles the contract's own schema.
 */
const isLookedAt = ({ status, type }: Forced) => status < 500 && type.endsWith('json');
const hasContent = ({ type }: Forced) => type !== '';

it.each(contracts)(
  'express-openapi-validator accepts every answer of $name, and rejects invalid ones',
  async (contract) => {
    const emulator = await openEmulator(contract);
    const validator = await openValidator(contract);
    try {
      for (const forced of forcedOf(contract).filter(isLookedAt)) {
        const { name, status, type } = forced;
        const answer = await emulator.answer(forced);
        const wrong = { ...answer, body: broken(answer.body) };
        const said = { name, answer: await validator.answer(forced, answer) };
        const saidToWrong = await validator.answer(forced, wrong);
        expect(said).toEqual({ name, answer: { status, type, body: answer.body } });
        expect({ name, status: saidToWrong.status }).toEqual({ name, status: 500 });
      }
    } finally {
      await Promise.all([emulator.close(), validator.close()]);
    }
  },
  60_000,
);

it.each(contracts)(
  'the schemas of $name accept every answer that express-openapi-validator skips, and reject invalid ones',
  async (contract) => {
    const emulator = await openEmulator(contract);
    try {
      for (const forced of forcedOf(contract).filter((one) => hasContent(one) && !isLookedAt(one))) {
        const { name, status, type } = forced;
        const { body, ...answer } = await emulator.answer(forced);
        const check = schemaCheck(contract, forced);
        expect({ name, ...answer, fits: check(body) }).toEqual({ name, status, type, fits: true });
        expect({ name, fits: check(broken(body)) }).toEqual({ name, fits: false });
      }
    } finally {
      await emulator.close();
    }
  },
);

it.each(contracts)('sends an empty body when $name declares no content', async (contract) => {
  const emulator = await openEmulator(contract);
  const contentless = forcedOf(contract).filter((forced) => !hasContent(forced));
  const said = [];
  for (const forced of contentless) {
    const { status, body } = await emulator.answer(forced);
    said.push({ name: forced.name, status, body });
  }
  await emulator.close();
  expect(said).toEqual(contentless.map(({ name, status }) => ({ name, status, body: undefined })));
});

function forcedOf({ provider, profile }: Contract): readonly Forced[] {
  const found = builtInProviders.find(({ id }) => id === provider);
  const served = Object.entries(found?.profiles ?? {}).find(([name]) => name === profile)?.[1];
  if (served === undefined) throw new Error(`${provider} has no profile ${profile}`);
  return served.endpoints.flatMap(({ contract: operation }) => {
    const { operationId, method, template, outcomes, responses } = operation;
    const path = fullTemplate(served.contract, operation).replaceAll(/\{[^}]*\}/g, 'text');
    return Object.entries(outcomes).flatMap(([outcome, said = []]) =>
      said.flatMap(({ status, empty }) =>
        typesOf(empty === true ? {} : responses[status]).map((type) => ({
          name: `${operationId} ${status} ${outcome} as ${type}`,
          ...{ path, method, template, outcome, status, type },
        })),
      ),
    );
  });
}

/** Returns the content types of an answer; an empty string if it has none. */
function typesOf(content: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const types = Object.keys(content);
  return types.length === 0 ? [''] : types;
}

/** Opens an emulator that returns forced answers. */
async function openEmulator({ provider, profile }: Contract) {
  const { url, close } = await serve(testApp({ providers: [provider], profile }));
  const answer = ({ method, path, outcome, status, type }: Forced) => {
    const headers = {
      prefer: `outcome=${outcome}, code=${status}`,
      ...(type === '' ? {} : { accept: type }),
    };
    return answered(fetch(`${url}${path}`, { method, headers }));
  };
  return { answer, close };
}

/** Opens an app that returns given answers, unless the validator rejects them. */
async function openValidator({ spec }: Contract) {
  const given: Answer[] = [];
  const app = express();
  app.use(
    middleware({ apiSpec: spec, validateRequests: false, validateSecurity: false, validateResponses: true }),
  );
  app.use((_request, response) => {
    for (const { status, type, body } of given.splice(0))
      response
        .status(status)
        .set('content-type', type ?? '')
        .json(body);
  });
  const stopped: ErrorRequestHandler = ({ message }: Error, _request, response, _next) =>
    void response.status(500).json({ message });
  app.use(stopped);
  const { url, close } = await serve(app);
  const answer = ({ method, path }: Forced, one: Answer) => {
    given.push(one);
    return answered(fetch(`${url}${path}`, { method }));
  };
  return { answer, close };
}

async function answered(pending: Promise<Response>): Promise<Answer> {
  const response = await pending;
  const type = response.headers.get('content-type')?.replace('; charset=utf-8', '') ?? null;
  const text = await response.text();
  return { status: response.status, type, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

function schemaCheck({ document }: Contract, { template, method, status, type }: Forced) {
  const path = document.at(document.at(document.root, 'paths'), template);
  const responses = document.at(document.at(path, method.toLowerCase()), 'responses');
  const { schema } = document.at(document.at(document.at(responses, String(status)), 'content'), type);
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  return ajv.compile({ components: document.root['components'], allOf: [schema] });
}

/** Returns the body with a wrong type in its first, deepest field. */
function broken(body: unknown): unknown {
  if (!isNode(body)) return typeof body === 'number' ? 'text' : 5;
  return Object.fromEntries(
    Object.entries(body).map(([name, value], index) => [name, index === 0 ? broken(value) : value]),
  );
}
