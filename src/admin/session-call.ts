import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, type RawBody } from '../http/body.ts';
import { sendProblem } from '../http/problem.ts';
import { wrongToken, type Lock } from './lock.ts';
import type { SessionCookies } from './session-cookie.ts';

type Next = (error?: unknown) => void;

/** `POST·DELETE /__admin/session`: the token for the console's cookie, and back. */
export type SessionCall = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** Makes the call; where there is no lock there is nothing to trade, and it is done at once. */
export function createSessionCall(lock: Lock | undefined, cookies: SessionCookies): SessionCall {
  const methods: ReadonlyMap<string | undefined, SessionCall> = new Map([
    ['POST', start],
    ['DELETE', (request, response) => done(response, cookies.end(request))],
  ]);

  function start(request: IncomingMessage, response: ServerResponse, next: Next): void {
    if (lock === undefined) return done(response);
    return readBody(request, (raw) => void trade(lock, raw, request, response).catch(next));
  }

  async function trade(
    lock: Lock,
    raw: RawBody,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const token = tokenIn(raw, request);
    if (token === undefined || token === '') {
      const detail = 'the body must be {"token": "…"}, with the content type application/json';
      return sendProblem(response, { status: 400, title: 'Bad request', detail });
    }
    const rights = await lock.rightsOf(token, request);
    if (rights === undefined) return sendProblem(response, wrongToken, {}, { 'www-authenticate': 'Bearer' });
    return done(response, cookies.start(rights, request));
  }

  return (request, response, next) => {
    const call = methods.get(request.method);
    if (call !== undefined) return call(request, response, next);
    const allow = [...methods.keys()].join(', ');
    const detail = `${String(request.method)} /__admin/session is no call of the control plane; it has ${allow}`;
    return sendProblem(response, { status: 405, title: 'Method not allowed', detail }, {}, { allow });
  };
}

function done(response: ServerResponse, cookie?: string): void {
  response.writeHead(204, cookie === undefined ? {} : { 'set-cookie': cookie });
  response.end();
}

/** A form of another page cannot send this content type. */
function tokenIn(raw: RawBody, { headers }: IncomingMessage): string | undefined {
  if (!/^application\/json *(;|$)/i.test(headers['content-type'] ?? '')) return undefined;
  const body = bodyIn(raw);
  if (typeof body !== 'object' || body === null || !('token' in body)) return undefined;
  return typeof body.token === 'string' ? body.token : undefined;
}

function bodyIn(raw: RawBody): unknown {
  if ('failure' in raw) return undefined;
  if ('parsed' in raw) return raw.parsed;
  try {
    return JSON.parse('text' in raw ? raw.text : raw.bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
