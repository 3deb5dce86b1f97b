import type { IncomingMessage, ServerResponse } from 'node:http';
import { stringField } from '../../core/random-string.ts';
import { readBody, type RawBody } from '../../http/body.ts';
import { sendProblem, type ProblemDetails } from '../../http/problem.ts';
import { wrongToken, type TokenAuth } from './token-auth.ts';
import type { SessionCookies } from './session-cookie.ts';

type Next = (error?: unknown) => void;

/** A call that the guard answers by itself. */
export type OwnCall = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/**
 * Makes `POST·DELETE /__admin/session`: the token for the console's cookie, and back. Where there is no lock there is nothing
 * to trade, and it is done at once.
 */
export function createSessionCalls(
  lock: TokenAuth | undefined,
  cookies: SessionCookies,
): ReadonlyMap<string, OwnCall> {
  const calls: ReadonlyMap<string, OwnCall> = new Map([
    ['POST /session', start],
    ['DELETE /session', (request, response) => done(response, cookies.end(request))],
  ]);

  function start(request: IncomingMessage, response: ServerResponse, next: Next): void {
    if (lock === undefined) return done(response);
    readBody(request)
      .then(({ raw, release }) => trade(lock, raw, request, response).finally(release))
      .catch(next);
    return undefined;
  }

  async function trade(
    lock: TokenAuth,
    raw: RawBody,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const read = tokenIn(raw, request);
    if ('problem' in read) return sendProblem(response, read.problem);
    const { token } = read;
    const rights = await lock.rightsOf(token, request);
    if (rights === undefined) return sendProblem(response, wrongToken, {}, { 'www-authenticate': 'Bearer' });
    return done(response, cookies.start(rights, request));
  }

  return calls;
}

function done(response: ServerResponse, cookie?: string): void {
  response.writeHead(204, cookie === undefined ? {} : { 'set-cookie': cookie });
  response.end();
}

const wanted = 'expected {"token": "…"} with the content type application/json';
const unreadable: ProblemDetails = {
  status: 400,
  title: 'Bad request',
  detail: `the body has no token; ${wanted}`,
};
const tooLarge: ProblemDetails = {
  status: 413,
  title: 'Too large',
  detail: `the body is too large; ${wanted}`,
};

/** Forms of another page cannot send this content type. */
const notJson: ProblemDetails = {
  status: 415,
  title: 'Unsupported media type',
  detail: `the content type is not JSON's; ${wanted}`,
};

function tokenIn(
  raw: RawBody,
  { headers }: IncomingMessage,
): { readonly token: string } | { readonly problem: ProblemDetails } {
  if (!/^application\/json *(;|$)/i.test(headers['content-type'] ?? '')) return { problem: notJson };
  if ('failure' in raw) return { problem: raw.failure === 'too-large' ? tooLarge : unreadable };
  const token = stringField(bodyIn(raw), 'token');
  return token === undefined || token === '' ? { problem: unreadable } : { token };
}

function bodyIn(raw: Exclude<RawBody, { readonly failure: unknown }>): unknown {
  if ('parsed' in raw) return raw.parsed;
  try {
    return JSON.parse('text' in raw ? raw.text : raw.bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
