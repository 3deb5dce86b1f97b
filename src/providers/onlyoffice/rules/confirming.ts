import type { Environment } from '../../../core/environment.ts';
import type { Trace, Wire } from '../../../core/operation.ts';
import type { Found } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import type { Account, ConfirmType, Records } from '../records.ts';
import {
  accountAsking,
  askerOrFirst,
  credentialOf,
  pretendUnauthorized,
  whoAsks,
  type Asking,
  type Unauthorized,
} from './asking.ts';
import {
  confirmationOf,
  judgeConfirmation,
  type Confirmation,
  type Confirmed,
  type Unconfirmed,
} from './confirm.ts';

/** A request that is let in by a confirmation, and by nothing else. */
export interface Confirming extends Asking {
  readonly confirmation: Confirmation | undefined;
}

/** What becomes of a request without a confirmation that counts; one by a token is forbidden, not unknown. */
export type UnconfirmedFacts = Unauthorized & { readonly 'not-allowed': Readonly<Record<string, never>> };

/** Who confirms, as a request says it. */
export function confirmingOf(wire: Pick<Wire, 'headers' | 'cookies'>): Confirming {
  return { confirmation: confirmationOf(wire), credential: credentialOf(wire) };
}

/** Who confirms; or why no one does. Source: the vendor's server source and its own tests. */
export function whoConfirms(
  { confirmation, credential }: Confirming,
  types: readonly ConfirmType[],
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Confirmed | { readonly refused: keyof UnconfirmedFacts } {
  if (confirmation === undefined) {
    trace('no confirmation given');
    const asker = whoAsks(credential, state, environment, trace);
    return { refused: 'refused' in asker ? asker.refused : 'not-allowed' };
  }
  const judged = judgeConfirmation(confirmation, types, state, environment);
  if (!('unconfirmed' in judged)) return judged;
  trace(words[judged.unconfirmed]);
  return { refused: refusals[judged.unconfirmed] };
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
export function accountConfirming(wire: Wire, state: State<Records>): string | undefined {
  const { uid, key = '' } = confirmationOf(wire) ?? {};
  const made = state.get('confirmKeys', key)?.account ?? uid?.toLowerCase();
  return made !== undefined && state.get('accounts', made) !== undefined ? made : accountAsking(wire, state);
}

/** The account that a forced outcome is about: the one that confirms or asks, else the first of the fixtures. */
export function confirmerOrFirst(wire: Wire, state: State<Records>): Found<Account> {
  const key = accountConfirming(wire, state);
  const account = key === undefined ? undefined : state.get('accounts', key);
  return key === undefined || account === undefined ? askerOrFirst(wire, state) : { key, account };
}

/** The facts of these outcomes when they are switched on. */
export const pretendUnconfirmed = { ...pretendUnauthorized, 'not-allowed': () => ({}) };
