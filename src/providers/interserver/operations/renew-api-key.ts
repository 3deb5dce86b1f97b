import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Environment } from '../../../core/environment.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import { endSession, startSession } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import { randomString } from '../../../core/random-string.ts';
import {
  callerKey,
  apiKey,
  callerOrFirstAccount,
  authenticate,
  type Credentials,
} from '../domain/authenticate.ts';
import type { Records } from '../records.ts';

/** What asking for a new API key can come to. */
export type ApiKeyFacts = UnauthorizedFacts & { readonly done: { readonly key: string } };

/** Source: the vendor's OpenAPI 0.9.0 says 128 random characters; which ones is inferred. */
const keyLength = 128;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `POST /account/apikey`: a new key for the account; the one before it dies at once. */
export const renewApiKey: Operation<Credentials, Records, ApiKeyFacts> = {
  accountOf: callerKey,

  decide({ credential }, state, environment, trace) {
    const who = authenticate(credential, state, environment, trace);
    if ('denied' in who) return outcome(who.denied);
    return outcome('done', { key: newKeyOf(who.found.key, state, environment) });
  },

  force: {
    done: (wire, state, environment) => ({
      key: newKeyOf(callerOrFirstAccount(wire, state).key, state, environment),
    }),
  },
};

function newKeyOf(account: string, state: State<Records>, environment: Environment): string {
  const before = state.get('apiKeys', account);
  if (before !== undefined) endSession(before, 'revoked', state, environment);
  const key = randomString(keyLength, alphabet, environment);
  startSession(key, account, { kind: apiKey }, state, environment);
  state.put('apiKeys', account, key);
  return key;
}
