import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Environment } from '../../../core/environment.ts';
import type { Trace, Wire } from '../../../core/operation.ts';
import type { AccountRef } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import type { Account, ConfirmType, Records } from '../records.ts';
import {
  callerKey,
  callerOrFirstAccount,
  credentialOf,
  authenticate,
  type Credentials,
} from './authenticate.ts';
import {
  confirmationOf,
  verifyConfirmation,
  type Confirmation,
  type Confirmed,
  type Unconfirmed,
} from './confirmation-key.ts';

/** A request that is let in by a confirmation, and by nothing else. */
export interface ConfirmationCredentials extends Credentials {
  readonly confirmation: Confirmation | undefined;
}

/** What becomes of a request without a confirmation that counts; one by a token is forbidden, not unknown. */
export type UnconfirmedFacts = UnauthorizedFacts & {
  readonly 'not-allowed': Readonly<Record<string, never>>;
};

/** Who confirms, as a request says it. */
export function confirmationCredentialsOf(wire: Pick<Wire, 'headers' | 'cookies'>): ConfirmationCredentials {
  return { confirmation: confirmationOf(wire), credential: credentialOf(wire) };
}

/** Who confirms; or why no one does. Source: the vendor's server source and its own tests. */
export function authenticateByConfirmation(
  { confirmation, credential }: ConfirmationCredentials,
  types: readonly ConfirmType[],
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Confirmed | { readonly denied: keyof UnconfirmedFacts } {
  if (confirmation === undefined) {
    trace('no confirmation given');
    const caller = authenticate(credential, state, environment, trace);
    return { denied: 'denied' in caller ? caller.denied : 'not-allowed' };
  }
  const judged = verifyConfirmation(confirmation, types, state, environment);
  if (!('unconfirmed' in judged)) return judged;
  trace(words[judged.unconfirmed]);
  return { denied: refusals[judged.unconfirmed] };
}

const words: Readonly<Record<Unconfirmed, string>> = {
  unknown: 'the confirmation does not count',
  'other type': 'the confirmation is for something else',
  expired: 'the confirmation has expired',
};

const refusals: Readonly<Record<Unconfirmed, keyof UnconfirmedFacts>> = {
  unknown: 'token-invalid',
  'other type': 'not-allowed',
  expired: 'token-expired',
};

/** The key of the account whose confirmation or credential a request has. */
export function confirmerKey(wire: Wire, state: State<Records>): string | undefined {
  const { uid, key = '' } = confirmationOf(wire) ?? {};
  const made = state.get('confirmKeys', key)?.account ?? uid?.toLowerCase();
  return made !== undefined && state.get('accounts', made) !== undefined ? made : callerKey(wire, state);
}

/** The account that a forced outcome is about: the one that confirms or asks, else the first of the fixtures. */
export function confirmerOrFirst(wire: Wire, state: State<Records>): AccountRef<Account> {
  const key = confirmerKey(wire, state);
  const account = key === undefined ? undefined : state.get('accounts', key);
  return key === undefined || account === undefined ? callerOrFirstAccount(wire, state) : { key, account };
}
