import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome, untraced } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import {
  authenticate,
  callerOrFirstAccount,
  isAdmin,
  requiresAuth,
  type Credentials,
} from '../domain/authenticate.ts';
import { forcedBindingErrors, type BindingErrors } from '../domain/binding-errors.ts';
import { appLink, linkOf, type Link } from '../domain/confirmation-link.ts';
import { changeTwoFactorSettings, twoFactorSettingsOf } from '../domain/settings.ts';
import type { Operation, TwoFactorSettings } from '../records.ts';

/** The outcomes of a request for the portal's two-factor settings. */
export type GetTwoFactorFacts = UnauthorizedFacts & {
  readonly done: { readonly settings: TwoFactorSettings };
};

/** The new two-factor settings, or the binding errors of the body, which are reported only after authentication. */
export type SetTwoFactorRequest = Credentials & ({ readonly settings: TwoFactorSettings } | BindingErrors);

/** Why the portal's settings are not changed. */
type Unchanged = UnauthorizedFacts & {
  readonly 'not-allowed': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

/** The outcomes of a change. */
export type SetTwoFactorFacts = Unchanged & { readonly done: { readonly isOn: boolean } };

/** The outcomes of a change with a link for the caller; undefined if the caller needs no second factor. */
export type SetTwoFactorWithLinkFacts = Unchanged & { readonly done: { readonly link: Link | undefined } };

/** `GET /settings/tfaapp`: returns the portal's settings to any signed-in user. Source: the vendor's server source. */
export const getTwoFactorSettings: Operation<Credentials, GetTwoFactorFacts> = {
  ...requiresAuth,

  decide({ credential }, context) {
    const caller = authenticate(credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    return outcome('done', { settings: twoFactorSettingsOf(context.state) });
  },

  force: { done: (_, { state }) => ({ settings: twoFactorSettingsOf(state) }) },
};

/** `PUT /settings/tfaapp`: changes the second factor that the portal requires. */
export const setTwoFactorSettings: Operation<SetTwoFactorRequest, SetTwoFactorFacts> = {
  ...requiresAuth,

  decide(request, context) {
    const { state, trace } = context;
    const caller = authenticate(request.credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    if (!isAdmin(caller.account)) {
      trace("caller isn't an administrator");
      return outcome('not-allowed');
    }
    const { isOn } = changeTwoFactorSettings(request.settings, state);
    trace(isOn ? 'all sessions of the portal ended' : 'portal requires no second factor');
    return outcome('done', { isOn });
  },

  force: { 'malformed-request': forcedBindingErrors, done: () => ({ isOn: true }) },
};

/** `PUT /settings/tfaappwithlink`: the same, and returns the link with which the caller continues. */
export const setTwoFactorSettingsWithLink: Operation<SetTwoFactorRequest, SetTwoFactorWithLinkFacts> = {
  ...requiresAuth,

  decide(request, context) {
    // authenticates first: the change may end the caller's session
    const caller = authenticate(request.credential, untraced(context));
    const changed = setTwoFactorSettings.decide(request, context);
    if (changed.name !== 'done') return changed;
    const isOn = changed.facts.isOn && !('denied' in caller);
    return outcome('done', { link: isOn ? linkOf(caller, context) : undefined });
  },

  force: {
    'malformed-request': forcedBindingErrors,
    done: (wire, context) => ({ link: appLink(callerOrFirstAccount(wire, context.state), context) }),
  },
};
