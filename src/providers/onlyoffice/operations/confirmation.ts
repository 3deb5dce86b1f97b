import type { Environment } from '../../../core/environment.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import type { Found } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import type { Account, ConfirmType, Records } from '../records.ts';
import {
  askerOrFirst,
  ofAsker,
  pretendUnauthorized,
  whoAsks,
  type Asking,
  type Unauthorized,
} from '../rules/asking.ts';
import {
  accountConfirming,
  confirmerOrFirst,
  confirmingOf,
  pretendUnconfirmed,
  whoConfirms,
  type Confirming,
  type UnconfirmedFacts,
} from '../rules/confirming.ts';
import { linkOf, type Link } from '../rules/link.ts';
import { appSecretOf, isLinked } from '../rules/second-factor.ts';
import { usesApp } from '../rules/two-factor-settings.ts';

/** What asking where to give a second factor can come to; there is no link where none is asked for. */
export type GetConfirmationFacts = Unauthorized & { readonly done: { readonly link: Link | undefined } };

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
export const getConfirmation: Operation<Asking, Records, GetConfirmationFacts> = {
  ...ofAsker,

  decide({ credential }, state, environment, trace) {
    const asker = whoAsks(credential, state, environment, trace);
    if ('refused' in asker) return outcome(asker.refused);
    const link = linkOf(asker, state, environment);
    if (link === undefined) trace('no second factor is asked for');
    return outcome('done', { link });
  },

  pretend: {
    ...pretendUnauthorized,
    done: (wire, state, environment) => ({ link: linkOf(askerOrFirst(wire, state), state, environment) }),
  },
};

const types: readonly ConfirmType[] = ['TfaActivation'];

/** `GET /settings/tfaapp/setup`: the secret of an app that is not linked yet. Source: the vendor's server source. */
export const getSetup: Operation<Confirming, Records, GetSetupFacts> = {
  accountOf: accountConfirming,

  admit(wire, state, environment, trace) {
    const who = whoConfirms(confirmingOf(wire), types, state, environment, trace);
    return 'refused' in who ? outcome(who.refused) : undefined;
  },

  decide(request, state, environment, trace) {
    const confirmer = whoConfirms(request, types, state, environment, trace);
    if ('refused' in confirmer) return outcome(confirmer.refused);
    const { key, account } = confirmer;
    if (!usesApp(account, state) || isLinked(account)) {
      trace(isLinked(account) ? 'the app is linked already' : 'no app is asked for');
      return outcome('second-factor-unavailable');
    }
    return outcome('done', setupOf({ key, account }, state, environment));
  },

  pretend: {
    ...pretendUnconfirmed,
    done: (wire, state, environment) => setupOf(confirmerOrFirst(wire, state), state, environment),
    'second-factor-unavailable': () => ({}),
  },
};

function setupOf(found: Found<Account>, state: State<Records>, environment: Environment): Setup {
  const { login, email = login } = found.account;
  return { account: email, secret: appSecretOf(found, state, environment) };
}
