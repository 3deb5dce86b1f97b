import { anyProblemCode } from '../support/problem-code.ts';
import { expect } from '@jest/globals';
import request, { type Response } from 'supertest';
import type { testApp } from '../support/app.ts';
import { providers, type Answer, type Answers, type Provider } from './answers.ts';

type App = ReturnType<typeof testApp> | string;

/** A provider's login: its path, and the fields of a valid body. */
export interface Login {
  readonly basePath: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Every provider's login. ONLYOFFICE's is the document's own example, whose code is always valid. */
export const logins: Readonly<Record<Provider, Login>> = {
  interserver: {
    basePath: '/apiv2',
    path: '/apiv2/login',
    fields: { login: 'plain@example.com', passwd: 'Password-1' },
  },
  rocketchat: {
    basePath: '/api/v1',
    path: '/api/v1/login',
    fields: { user: 'plain', password: 'Password-1' },
  },
  misaka: {
    basePath: '/v3',
    path: '/v3/session/login',
    fields: { email: 'plain@example.com', password: 'Password-1' },
  },
  onlyoffice: {
    basePath: '/api/2.0',
    path: '/api/2.0/authentication/%7Bcode%7D',
    fields: { userName: 'some text', password: '044LP3vr2j' },
  },
};

/** Every provider with its login, for a table of tests. */
export const eachLogin = providers.map((provider) => ({ provider, login: logins[provider] }));

/** A row about every provider, one by one. */
export function byProvider<Row extends { readonly answers: Answers }>(rows: readonly Row[]) {
  return rows.flatMap((row) =>
    eachLogin.map((one) => ({ ...row, ...one, answer: row.answers[one.provider] })),
  );
}

/** Posts bytes unchanged; adds only Content-Length. */
export function post(
  app: App,
  path: string,
  headers: Readonly<Record<string, string>>,
  bytes: string | Buffer,
): request.Test {
  return request(app)
    .post(path)
    .set(headers)
    .serialize((body) => body as string)
    .send(Buffer.from(bytes));
}

/** Compares a whole response with the expected one, and checks that it contains no stack trace. */
export function expectAnswer(response: Response, { status, body }: Answer, type = 'application/json'): void {
  const isText = typeof body === 'string' && type.startsWith('text/plain');
  const said: unknown = isText ? response.text : JSON.parse(response.text);
  expect({ status: response.status, type: response.headers['content-type'], body: said }).toEqual({
    status,
    type,
    body,
  });
  expect(response.text).not.toMatch(stackLine);
}

/** The emulator's own 400 for an invalid instruction to the emulator, with the request id if it has one. */
export function badRequest(detail: string, id?: string): Answer {
  const numbered = id === undefined ? {} : { request: id };
  return {
    status: 400,
    body: {
      type: 'about:blank',
      code: anyProblemCode,
      title: 'Bad request',
      status: 400,
      detail,
      ...numbered,
    },
  };
}

/** The content type of the emulator's own answers. */
export const problemJson = 'application/problem+json';

/** A line of a stack trace, in a body or in one of its texts. */
const stackLine = /(?:^|\n|\\n)\s*at /;
