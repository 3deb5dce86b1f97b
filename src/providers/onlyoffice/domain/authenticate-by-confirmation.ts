import { keyedOrFirst } from '../../../core/account.ts';
import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome, type Wire } from '../../../core/operation.ts';
import type { Outcome } from '../../../core/outcome.ts';
import type { Account, AccountRef, ConfirmType, State, TracedContext } from '../records.ts';
import { authenticate, callerKey, credentialOf, type Credentials } from './authenticate.ts';
import {
  confirmationOf,
  verifyConfirmation,
  type Confirmation,
  type Confirmed,
  type Unconfirmed,
} from './confirmation-key.ts';

/** The credentials of a request that requires a confirmation. */
export interface ConfirmationCredentials extends Credentials {
  readonly confirmation: Confirmation | undefined;
}

/** The outcomes of a request without a valid confirmation: `not-allowed` if it has a valid token. */
export type UnconfirmedFacts = UnauthorizedFacts & {
  readonly 'not-allowed': Readonly<Record<string, never>>;
};

/** Reads the confirmation and the credential of a request. */
export function confirmationCredentialsOf(wire: Wire): ConfirmationCredentials {
  return { confirmation: confirmationOf(wire), credential: credentialOf(wire) };
}

/** Returns the account of a confirmation, or a denial. Source: the vendor's server source and its own tests. */
export function authenticateByConfirmation(
  { confirmation, credential }: ConfirmationCredentials,
  types: readonly ConfirmType[],
  context: TracedContext,
): Confirmed | { readonly denied: keyof UnconfirmedFacts } {
  if (confirmation === undefined) {
    context.trace('no confirmation given');
    const caller = authenticate(credential, context);
    return { denied: 'denied' in caller ? caller.denied : 'not-allowed' };
  }
  const judged = verifyConfirmation(confirmation, types, context);
  if (!('unconfirmed' in judged)) return judged;
  context.trace(words[judged.unconfirmed]);
  return { denied: refusals[judged.unconfirmed] };
}

const words: Readonly<Record<Unconfirmed, string>> = {
  unknown: 'the confirmation is invalid: unknown type, user or key',
  'other type': 'the confirmation is invalid: wrong type',
  expired: 'the confirmation is invalid: it has expired',
};

const refusals: Readonly<Record<Unconfirmed, keyof UnconfirmedFacts>> = {
  unknown: 'token-invalid',
  'other type': 'not-allowed',
  expired: 'token-expired',
};

/** Returns the key of the account whose confirmation or credential a request has. */
function confirmerKey(wire: Wire, state: State): string | undefined {
  const { uid, key = '' } = confirmationOf(wire) ?? {};
  const made = state.get('confirmKeys', key)?.account ?? uid?.toLowerCase();
  return made !== undefined && state.get('accounts', made) !== undefined ? made : callerKey(wire, state);
}

/** Returns the parts of an operation that requires a confirmation of one of these types. */
export function requiresConfirmation(types: readonly ConfirmType[]) {
  return {
    accountOf: confirmerKey,
    precheck(wire: Wire, context: TracedContext): Outcome<UnconfirmedFacts> | undefined {
      const confirmer = authenticateByConfirmation(confirmationCredentialsOf(wire), types, context);
      return 'denied' in confirmer ? outcome(confirmer.denied) : undefined;
    },
  };
}

/** Returns the account of a forced outcome: of the confirmation, else of the caller, else the first of the fixtures. */
export function confirmerOrFirst(wire: Wire, state: State): AccountRef {
  return keyedOrFirst<Account>(confirmerKey(wire, state), state);
}
