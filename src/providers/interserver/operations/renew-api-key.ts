import type { Environment } from '../../../core/environment.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import { endSession, startSession } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import { draw } from '../../../core/text.ts';
import {
  accountAsking,
  apiKey,
  askerOrFirst,
  pretendUnauthorized,
  whoAsks,
  type Asking,
  type Unauthorized,
} from '../rules/asking.ts';
import type { Records } from '../records.ts';

/** What asking for a new API key can come to. */
export type ApiKeyFacts = Unauthorized & { readonly done: { readonly key: string } };

/** Source: the vendor's OpenAPI 0.9.0 says 128 random characters; which ones is inferred. */
const keyLength = 128;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `POST /account/apikey`: a new key for the account; the one before it dies at once. */
export const renewApiKey: Operation<Asking, Records, ApiKeyFacts> = {
  accountOf: accountAsking,

  decide({ credential }, state, environment, trace) {
    const who = whoAsks(credential, state, environment, trace);
    if ('refused' in who) return outcome(who.refused);
    return outcome('done', { key: newKeyOf(who.found.key, state, environment) });
  },

  pretend: {
    ...pretendUnauthorized,
    done: (wire, state, environment) => ({
      key: newKeyOf(askerOrFirst(wire, state).key, state, environment),
    }),
  },
};

function newKeyOf(account: string, state: State<Records>, environment: Environment): string {
  const before = state.get('apiKeys', account);
  if (before !== undefined) endSession(before, 'revoked', state, environment);
  const key = draw(keyLength, alphabet, environment);
  startSession(key, account, { kind: apiKey }, state, environment);
  state.put('apiKeys', account, key);
  return key;
}
