import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Environment } from '../../../core/environment.ts';
import { type Operation, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import type { AccountRef } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import type { Account, ConfirmType, Records } from '../records.ts';
import {
  callerOrFirstAccount,
  requiresAuth,
  authenticate,
  type Credentials,
} from '../domain/authenticate.ts';
import {
  confirmerKey,
  confirmerOrFirst,
  confirmationCredentialsOf,
  authenticateByConfirmation,
  type ConfirmationCredentials,
  type UnconfirmedFacts,
} from '../domain/authenticate-by-confirmation.ts';
import { linkOf, type Link } from '../domain/confirmation-link.ts';
import { appSecretOf, isLinked } from '../domain/second-factor.ts';
import { usesApp } from '../domain/settings.ts';

/** What asking where to give a second factor can come to; there is no link where none is asked for. */
export type GetConfirmationFacts = UnauthorizedFacts & { readonly done: { readonly link: Link | undefined } };

/** What an app needs to be linked. */
interface Setup {
  /** What the app is to call it. */
  readonly account: string;
  /** Base32. */
  readonly secret: string;
}

/** What asking for that can come to. */
export type GetSetupFacts = UnconfirmedFacts & {
  readonly done: Setup;
  readonly 'second-factor-unavailable': NoFacts;
};

/** `GET /settings/tfaapp/confirm`: a new link to where the caller gives a second factor. Source: the vendor's server source. */
export const getConfirmation: Operation<Credentials, Records, GetConfirmationFacts> = {
  ...requiresAuth,

  decide({ credential }, state, environment, trace) {
    const caller = authenticate(credential, state, environment, trace);
    if ('denied' in caller) return outcome(caller.denied);
    const link = linkOf(caller, state, environment);
    if (link === undefined) trace('no second factor is asked for');
    return outcome('done', { link });
  },

  force: {
    done: (wire, state, environment) => ({
      link: linkOf(callerOrFirstAccount(wire, state), state, environment),
    }),
  },
};

const types: readonly ConfirmType[] = ['TfaActivation'];

/** `GET /settings/tfaapp/setup`: the secret of an app that is not linked yet. Source: the vendor's server source. */
export const getSetup: Operation<ConfirmationCredentials, Records, GetSetupFacts> = {
  accountOf: confirmerKey,

  precheck(wire, state, environment, trace) {
    const who = authenticateByConfirmation(confirmationCredentialsOf(wire), types, state, environment, trace);
    return 'denied' in who ? outcome(who.denied) : undefined;
  },

  decide(request, state, environment, trace) {
    const confirmer = authenticateByConfirmation(request, types, state, environment, trace);
    if ('denied' in confirmer) return outcome(confirmer.denied);
    const { key, account } = confirmer;
    if (!usesApp(account, state) || isLinked(account)) {
      trace(isLinked(account) ? 'the app is linked already' : 'no app is asked for');
      return outcome('second-factor-unavailable');
    }
    return outcome('done', setupOf({ key, account }, state, environment));
  },

  force: {
    done: (wire, state, environment) => setupOf(confirmerOrFirst(wire, state), state, environment),
  },
};

function setupOf(found: AccountRef<Account>, state: State<Records>, environment: Environment): Setup {
  const { login, email = login } = found.account;
  return { account: email, secret: appSecretOf(found, state, environment) };
}
