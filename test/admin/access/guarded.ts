import { anyProblemCode } from '../../support/problem-code.ts';
import type { RequestListener } from 'node:http';
import request, { type Response } from 'supertest';
import { createGuard, type AccessOptions } from '../../../src/admin/access/guard.ts';
import { createKnownSessions } from '../../../src/admin/access/session.ts';
import type { CorsRule } from '../../../src/http/cors.ts';
import { createListener } from '../../../src/http/listener.ts';
import { createBoundReader, createNamespaceReader } from '../../../src/http/namespace.ts';
import { stripPrefix } from '../../../src/http/request-url.ts';
import { served } from '../../http/sockets.ts';
import { testEmulator } from '../../support/emulator.ts';
import { planesAt } from '../../support/planes.ts';
import type { TestServer } from '../../support/server.ts';

/** Creates a listener for a whole emulator with these access options of its control plane. */
export function guardedListener(...settings: Parameters<typeof guardedPorts>): RequestListener {
  return guardedPorts(...settings)();
}

/** Creates a listener for each port of one emulator. */
export function guardedPorts(
  access: Partial<AccessOptions>,
  { emulator } = testEmulator(),
  cors: CorsRule = 'loopback',
): () => RequestListener {
  const { publicUrl } = access;
  const at = planesAt(emulator, {
    cors,
    publicAddress: { trustProxy: false, ...(publicUrl === undefined ? {} : { publicUrl }) },
    access: { admin: true, allowedHosts: [], adminOrigins: [], ...access },
  });
  return () => createListener(at({}));
}

/** Serves such an emulator on a socket while it is used. */
export async function guarded<T>(
  access: Partial<AccessOptions>,
  use: (server: TestServer) => Promise<T>,
): Promise<T> {
  return served(use, guardedListener(access));
}

/** The response of a call that the guard allows. */
export const reached = { status: 200, text: 'reached' };

/** Serves only a guard, in front of calls that all reply `reached`; the namespaces w1 and w2 exist. */
export function guardedCalls<T>(
  access: Partial<AccessOptions>,
  use: (server: TestServer) => Promise<T>,
  realNow = () => Date.now(),
): Promise<T> {
  const guard = createGuard(
    { admin: true, allowedHosts: [], adminOrigins: [], ...access },
    {
      namespaceOf: createNamespaceReader(),
      boundTo: createBoundReader({}),
      namespaceRequired: false,
      storeShared: false,
      namespaces: () => ['w2', 'w1'],
      realNow,
      sessions: createKnownSessions(),
    },
  );
  return served(use, (incoming, response) => {
    stripPrefix(incoming);
    const call = (incoming.url ?? '').slice('/__admin'.length);
    guard(incoming, response, call, () => response.end(reached.text));
  });
}

/** Headers of a request. */
export type Headers = Readonly<Record<string, string>>;

/** The response of a guarded emulator. */
export async function answerTo(
  { url }: TestServer,
  method: string,
  path: string,
  headers: Headers = {},
  body?: string,
): Promise<Response> {
  const [, name] = Object.entries(methods).find(([known]) => known === method) ?? [];
  if (name === undefined) throw new Error(`there is no method ${method}`);
  const sent = request(url)[name](path).set(headers);
  return body === undefined ? sent : sent.send(body);
}

/** The problem in a response, with its status and content type. */
export function problemOf({ status, type, text }: Response): unknown {
  return { answered: status, contentType: type, ...(JSON.parse(text) as object) };
}

/** The 403 problem of a request with a forbidden host or origin. */
export function forbidden(detail: unknown) {
  return problem(403, 'Forbidden', detail);
}

/** A problem as `problemOf` returns it. */
export function problem(status: number, title: string, detail: unknown) {
  const contentType = 'application/problem+json';
  return { answered: status, contentType, type: 'about:blank', code: anyProblemCode, title, status, detail };
}

const unauthorized = (detail: string) => problem(401, 'Unauthorized', detail);
const how =
  'send the token of LOGIN_EMULATOR_TOKEN, or the token printed at startup, as "Authorization: Bearer <token>"';

/** The problem of a call without a token. */
export const noToken = unauthorized(`this call needs a token: ${how}`);

/** The problem of a call with a wrong token. */
export const wrongToken = unauthorized(
  `the token is wrong: it is neither the main token nor a namespace's; ${how}`,
);

/** Signs in with an account whose code is sent, so that the outbox has a message to steal or delete. */
export async function sendCode(server: TestServer, headers: Headers = {}): Promise<void> {
  await request(server.url)
    .post('/apiv2/login')
    .set(headers)
    .send({ login: 'sms@example.com', passwd: 'Password-1' });
}

/** Returns the number of messages in the outbox, read by an allowed client. */
export async function messagesIn(server: TestServer, headers: Headers = {}): Promise<number> {
  const response = await request(server.url).get('/__admin/outbox').set(headers);
  return (response.body as { messages: unknown[] }).messages.length;
}

const methods = {
  GET: 'get',
  HEAD: 'head',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
  OPTIONS: 'options',
  TRACE: 'trace',
} as const;
