import { accountAt } from '../../../core/account.ts';
import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import {
  authenticate,
  callerOrFirstAccount,
  requiresAuth,
  type Credentials,
} from '../domain/authenticate.ts';
import { forcedBindingErrors, type BindingErrors } from '../domain/binding-errors.ts';
import { appLink, type Link } from '../domain/confirmation-link.ts';
import { isLinked, unlinkApp } from '../domain/second-factor.ts';
import type { Account, AccountRef, Context, Operation, State } from '../records.ts';

/** The GUID of the user whose app the caller unlinks, or the binding errors of the body. */
export type RenewAppRequest = Credentials & ({ readonly id: string | undefined } | BindingErrors);

/** The outcomes of unlinking an app; the link exists only for the caller's own app. */
export type RenewAppFacts = UnauthorizedFacts & {
  readonly done: { readonly link: Link | undefined };
  readonly 'not-allowed': NoFacts;
  readonly 'second-factor-unavailable': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

/** `PUT /settings/tfaappnewapp`: unlinks the caller's app; the portal's owner may unlink the app of another user. */
export const renewApp: Operation<RenewAppRequest, RenewAppFacts> = {
  ...requiresAuth,

  decide(request, context) {
    const { state, trace } = context;
    const caller = authenticate(request.credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    const target = targetOf(request.id, state);
    if (target === undefined || (target.key !== caller.key && caller.account.role !== 'owner')) {
      trace(
        target === undefined
          ? 'no such account'
          : "caller isn't the owner: cannot unlink the app of another user",
      );
      return outcome('not-allowed');
    }
    if (!isLinked(target.account)) {
      trace('no authenticator app linked');
      return outcome('second-factor-unavailable');
    }
    const link = unlinked(target, caller.key, context);
    trace('authenticator app unlinked, all sessions of the account ended');
    return outcome('done', { link });
  },

  force: {
    done: (wire, context) => {
      const caller = callerOrFirstAccount(wire, context.state);
      return { link: unlinked(caller, caller.key, context) };
    },
    'malformed-request': forcedBindingErrors,
  },
};

/** Finds the user of an id; a missing id doesn't mean the caller. Source: the vendor's own documentation and tests. */
function targetOf(id: string | undefined, state: State): AccountRef | undefined {
  return id === undefined ? undefined : accountAt<Account>(id.toLowerCase(), state);
}

function unlinked(target: AccountRef, caller: string, context: Context): Link | undefined {
  const left = unlinkApp(target, context.state);
  return target.key === caller ? appLink(left, context) : undefined;
}
