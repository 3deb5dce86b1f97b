import { randomString } from '../../core/environment.ts';
import { result, type Act, type ActCall, type AnswerFacts } from '../act.ts';
import { credentialIn } from '../checks/caller.ts';
import { sessionRef } from '../sessions.ts';
import { keyBySession } from './account.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const defaultLength = 32;

/** Issues a CSRF token. */
export const csrf: Act = {
  accountOf: keyBySession,
  decide: (call) => result('done', issueCsrf(call)),
  force: (_outcome, call) => issueCsrf(call),
};

/** Issues a CSRF token, and stores it with the session if it is bound to one. */
export function issueCsrf(call: ActCall): AnswerFacts {
  const { marks, wire, context } = call;
  const { state, environment } = context;
  const { length = defaultLength, cookie, bound } = marks.marks.csrf ?? {};
  const token = randomString(length, alphabet, environment);
  const credential = credentialIn(wire, marks.carried);
  const known = credential === undefined ? undefined : state.get('tokens', credential.value);
  const session = known === undefined ? undefined : state.get('sessions', known.session);
  if (known !== undefined && session !== undefined && (bound === 'session' || cookie === undefined)) {
    const { details } = sessionRef(known.session, session, call);
    state.put('sessionDetails', known.session, { ...details, csrf: token });
  } else state.put('csrfTokens', token, { issuedAt: environment.now });
  context.trace('CSRF token issued');
  return { csrf: token };
}
