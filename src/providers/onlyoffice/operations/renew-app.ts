import type { Environment } from '../../../core/environment.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import type { Found } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import type { Account, Records } from '../records.ts';
import {
  askerOrFirst,
  ofAsker,
  pretendUnauthorized,
  whoAsks,
  type Asking,
  type Unauthorized,
} from '../rules/asking.ts';
import { pretendedFaults, type Faults } from '../rules/faults.ts';
import { appLink, type Link } from '../rules/link.ts';
import { isLinked } from '../rules/second-factor.ts';
import { unlinkApp } from '../rules/unlink-app.ts';

/** Whose app is to be unlinked, by a GUID; or what of the body cannot be bound. */
export type RenewAppRequest = Asking & ({ readonly id: string | undefined } | Faults);

/** What unlinking an app can come to; the link is for one's own alone. */
export type RenewAppFacts = Unauthorized & {
  readonly done: { readonly link: Link | undefined };
  readonly 'not-allowed': NoFacts;
  readonly 'second-factor-unavailable': NoFacts;
  readonly 'malformed-request': Faults;
};

/** `PUT /settings/tfaappnewapp`: unlinks an app, the caller's own or, for the owner, another's. */
export const renewApp: Operation<RenewAppRequest, Records, RenewAppFacts> = {
  ...ofAsker,

  decide(request, state, environment, trace) {
    const asker = whoAsks(request.credential, state, environment, trace);
    if ('refused' in asker) return outcome(asker.refused);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    const target = targetOf(request.id, state);
    if (target === undefined || (target.key !== asker.key && asker.account.role !== 'owner')) {
      trace(target === undefined ? 'no such user' : 'the app is of another than the one who asks');
      return outcome('not-allowed');
    }
    if (!isLinked(target.account)) {
      trace('no app is linked');
      return outcome('second-factor-unavailable');
    }
    const link = unlinked(target, asker.key, state, environment);
    trace('the app is unlinked, and the sessions of its user have ended');
    return outcome('done', { link });
  },

  pretend: {
    ...pretendUnauthorized,
    done: (wire, state, environment) => {
      const own = askerOrFirst(wire, state);
      return { link: unlinked(own, own.key, state, environment) };
    },
    'not-allowed': () => ({}),
    'second-factor-unavailable': () => ({}),
    'malformed-request': pretendedFaults,
  },
};

/** The user that an id names; no id names nobody, not the caller. Source: the vendor's own documentation and tests. */
function targetOf(id: string | undefined, state: State<Records>): Found<Account> | undefined {
  if (id === undefined) return undefined;
  const named = id.toLowerCase();
  const other = state.get('accounts', named);
  return other === undefined ? undefined : { key: named, account: other };
}

function unlinked(
  target: Found<Account>,
  asker: string,
  state: State<Records>,
  environment: Environment,
): Link | undefined {
  const left = unlinkApp(target, state);
  return target.key === asker ? appLink(left, state, environment) : undefined;
}
