import { randomString } from '../../core/environment.ts';
import { result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import { credentialIn } from '../checks/caller.ts';
import type { SessionRef } from '../runtime/session-types.ts';
import { sessionRef } from '../sessions/sessions.ts';
import { keyBySession } from '../checks/account.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const defaultLength = 32;

/** Issues a CSRF token. */
export const csrf: Act = {
  accountOf: keyBySession,
  decide(call) {
    call.context.trace('CSRF token issued');
    return result('done', issueCsrf(call));
  },
  force: (_outcome, call) => issueCsrf(call),
};

/** Issues a CSRF token, sets its cookie, and stores it with the session if it is bound to one. */
export function issueCsrf(call: ActCall, started?: SessionRef): AnswerFacts {
  const { marks, wire, context } = call;
  const { state, environment } = context;
  const { length = defaultLength, cookie, bound, cookieAttributes = { Path: '/' } } = marks.marks.csrf ?? {};
  const token = randomString(length, alphabet, environment);
  const session = started ?? sessionIn(call);
  if (session !== undefined && (bound === 'session' || cookie === undefined))
    state.put('sessionDetails', session.id, { ...session.details, csrf: token });
  else state.put('csrfTokens', token, { issuedAt: environment.now });
  const cookies =
    cookie === undefined ? {} : { cookies: [{ name: cookie, value: token, attributes: cookieAttributes }] };
  return { csrf: token, ...cookies };

  function sessionIn(of: ActCall): SessionRef | undefined {
    const credential = credentialIn(wire, marks.carried);
    const known = credential === undefined ? undefined : state.get('tokens', credential.value);
    const record = known === undefined ? undefined : state.get('sessions', known.session);
    return known === undefined || record === undefined ? undefined : sessionRef(known.session, record, of);
  }
}
