import { result, type ActCall, type ActResult } from '../act.ts';
import { fieldOf } from '../../core/operation.ts';
import { credentialIn } from './caller.ts';

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

function needsCsrf({ act, marks, method }: ActCall): boolean {
  if (act.mark.csrf !== undefined) return act.mark.csrf;
  return (marks.marks.csrf?.methods ?? defaultMethods).some((one) => one === method);
}

/** Returns the token that the request must repeat: that of its cookie, or that of its session. */
function expectedToken({ marks, wire, context }: ActCall): string | undefined {
  const { cookie, bound = cookie === undefined ? 'session' : 'cookie' } = marks.marks.csrf ?? {};
  if (bound === 'cookie') return cookie === undefined ? undefined : wire.cookies[cookie] || undefined;
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
