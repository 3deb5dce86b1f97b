import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import {
  authenticateByConfirmation,
  confirmerOrFirst,
  requiresConfirmation,
  type ConfirmationCredentials,
  type UnconfirmedFacts,
} from '../domain/authenticate-by-confirmation.ts';
import {
  authenticate,
  callerOrFirstAccount,
  requiresAuth,
  type Credentials,
} from '../domain/authenticate.ts';
import { linkOf, type Link } from '../domain/confirmation-link.ts';
import { appSecretOf, isLinked } from '../domain/second-factor.ts';
import { usesApp } from '../domain/settings.ts';
import type { AccountRef, ConfirmType, Context, Operation } from '../records.ts';

/** The outcomes of a request for the link to the second factor; undefined if the caller needs none. */
export type GetConfirmationFacts = UnauthorizedFacts & { readonly done: { readonly link: Link | undefined } };

/** The data that links an authenticator app. */
interface Setup {
  /** The account name that the app displays. */
  readonly account: string;
  /** Encoded in base32. */
  readonly secret: string;
}

/** The outcomes of a request for the setup. */
export type GetSetupFacts = UnconfirmedFacts & {
  readonly done: Setup;
  readonly 'second-factor-unavailable': NoFacts;
};

/** `GET /settings/tfaapp/confirm`: creates a link to the caller's second factor. Source: the vendor's server source. */
export const getConfirmation: Operation<Credentials, GetConfirmationFacts> = {
  ...requiresAuth,

  decide({ credential }, context) {
    const caller = authenticate(credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    const link = linkOf(caller, context);
    if (link === undefined) context.trace('no second factor required');
    return outcome('done', { link });
  },

  force: { done: (wire, context) => ({ link: linkOf(callerOrFirstAccount(wire, context.state), context) }) },
};

const types: readonly ConfirmType[] = ['TfaActivation'];

/** `GET /settings/tfaapp/setup`: returns the secret of an unlinked app. Source: the vendor's server source. */
export const getSetup: Operation<ConfirmationCredentials, GetSetupFacts> = {
  ...requiresConfirmation(types),

  decide(request, context) {
    const confirmer = authenticateByConfirmation(request, types, context);
    if ('denied' in confirmer) return outcome(confirmer.denied);
    const { key, account } = confirmer;
    if (!usesApp(account, context.state) || isLinked(account)) {
      context.trace(isLinked(account) ? 'authenticator app already linked' : 'no authenticator app required');
      return outcome('second-factor-unavailable');
    }
    return outcome('done', setupOf({ key, account }, context));
  },

  force: { done: (wire, context) => setupOf(confirmerOrFirst(wire, context.state), context) },
};

function setupOf(found: AccountRef, context: Context): Setup {
  const { login, email = login } = found.account;
  return { account: email, secret: appSecretOf(found, context) };
}
