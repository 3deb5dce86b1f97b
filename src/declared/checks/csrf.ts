import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import { fieldOf } from '../../core/operation.ts';
import type { Marks } from '../marks/types.ts';
import { credentialIn, credentialsIn } from './caller.ts';

const defaultMethods: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Denies a request that changes something without the CSRF token. */
export function checkCsrf(call: ActCall): ActResult | undefined {
  const { marks, act, context } = call;
  const { csrf } = marks.marks;
  if (csrf === undefined || !needsCsrf(call)) return undefined;
  const expected = expectedToken(call);
  const sent = sentToken(call);
  if (sent === undefined || expected === undefined) {
    context.trace(sent === undefined ? 'no CSRF token given' : 'the request has no CSRF cookie');
    return result('csrf-failed', {}, sent === undefined ? 'missing' : 'no-cookie');
  }
  if (sent === expected) return undefined;
  context.trace(`the CSRF token of ${act.operationId} doesn't match`);
  return result('csrf-failed', {}, 'wrong');
}

/** Whether the CSRF token is compared with that of the session: without a cookie, it can only be that. */
export function isBoundToSession({ cookie, bound }: NonNullable<Marks['Marks']['csrf']>): boolean {
  return (bound ?? (cookie === undefined ? 'session' : 'cookie')) === 'session';
}

/** Whether a request has the cookie of the CSRF token. */
export function hasCsrfCookie({ marks, wire }: ActCall): boolean {
  const { cookie } = marks.marks.csrf ?? {};
  return cookie !== undefined && Boolean(wire.cookies[cookie]);
}

function needsCsrf(call: ActCall): boolean {
  const { act, marks, method, wire } = call;
  const { for: kinds, methods = defaultMethods } = marks.marks.csrf ?? {};
  if (act.mark.csrf !== undefined) return act.mark.csrf;
  if (act.name === 'csrf' || !methods.some((one) => one === method)) return false;
  // a page of another origin can only send what a browser sends by itself
  return (
    kinds === undefined || credentialsIn(wire, marks.carried).some(({ kind }) => kinds.includes(kind.kind))
  );
}

/** Returns the token that the request must repeat: that of its cookie, or that of its session. */
function expectedToken({ marks, wire, context }: ActCall): string | undefined {
  const { csrf = {} } = marks.marks;
  const { cookie } = csrf;
  if (!isBoundToSession(csrf)) return cookie === undefined ? undefined : wire.cookies[cookie] || undefined;
  const credential = credentialIn(wire, marks.carried);
  const token = credential === undefined ? undefined : context.state.get('tokens', credential.value);
  return token === undefined ? undefined : context.state.get('sessionDetails', token.session)?.csrf;
}

function sentToken({ marks, wire }: ActCall): string | undefined {
  const { header, field } = marks.marks.csrf ?? {};
  const byHeader = header === undefined ? undefined : wire.headers[header.toLowerCase()];
  const byField = field === undefined ? undefined : fieldOf(wire.body, field);
  return byHeader || (typeof byField === 'string' && byField !== '' ? byField : undefined);
}
