import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import type { Records, TwoFactorSettings } from '../records.ts';
import {
  askerOrFirst,
  isAdmin,
  ofAsker,
  pretendUnauthorized,
  whoAsks,
  type Asking,
  type Unauthorized,
} from '../rules/asking.ts';
import { pretendedFaults, type Faults } from '../rules/faults.ts';
import { appLink, linkOf, type Link } from '../rules/link.ts';
import { changeTwoFactorSettings, twoFactorSettingsOf } from '../rules/two-factor-settings.ts';

/** What asking for the portal's two-factor settings can come to. */
export type GetTwoFactorFacts = Unauthorized & {
  readonly done: { readonly settings: TwoFactorSettings };
};

/** What the portal is to ask for; or what of the body cannot be bound, which is told once it is known who asks. */
export type SetTwoFactorRequest = Asking & ({ readonly settings: TwoFactorSettings } | Faults);

/** Why the portal's settings are not changed. */
type Unchanged = Unauthorized & {
  readonly 'not-allowed': NoFacts;
  readonly 'malformed-request': Faults;
};

/** What changing them can come to. */
export type SetTwoFactorFacts = Unchanged & { readonly done: { readonly isOn: boolean } };

/** What changing them, with a link for who does, can come to; none where nothing is asked of them. */
export type SetTwoFactorWithLinkFacts = Unchanged & { readonly done: { readonly link: Link | undefined } };

/** `GET /settings/tfaapp`: the portal's settings, for anyone who is signed in. Source: the vendor's server source. */
export const getTwoFactorSettings: Operation<Asking, Records, GetTwoFactorFacts> = {
  ...ofAsker,

  decide({ credential }, state, environment, trace) {
    const asker = whoAsks(credential, state, environment, trace);
    if ('refused' in asker) return outcome(asker.refused);
    return outcome('done', { settings: twoFactorSettingsOf(state) });
  },

  pretend: { ...pretendUnauthorized, done: (_, state) => ({ settings: twoFactorSettingsOf(state) }) },
};

/** The facts of these outcomes when they are switched on. */
const pretendUnchanged = {
  ...pretendUnauthorized,
  'not-allowed': () => ({}),
  'malformed-request': pretendedFaults,
};

/** `PUT /settings/tfaapp`: changes what the portal asks for. */
export const setTwoFactorSettings: Operation<SetTwoFactorRequest, Records, SetTwoFactorFacts> = {
  ...ofAsker,

  decide(request, state, environment, trace) {
    const asker = whoAsks(request.credential, state, environment, trace);
    if ('refused' in asker) return outcome(asker.refused);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    if (!isAdmin(asker.account)) {
      trace('it is no administrator who asks');
      return outcome('not-allowed');
    }
    const { isOn } = changeTwoFactorSettings(request.settings, state);
    trace(isOn ? 'every session of the portal has ended' : 'the portal asks for no second factor');
    return outcome('done', { isOn });
  },

  pretend: { ...pretendUnchanged, done: () => ({ isOn: true }) },
};

/** `PUT /settings/tfaappwithlink`: the same, with the link that the caller goes on with. */
export const setTwoFactorSettingsWithLink: Operation<
  SetTwoFactorRequest,
  Records,
  SetTwoFactorWithLinkFacts
> = {
  ...ofAsker,

  decide(request, state, environment, trace) {
    // the session of who asks may end with the change
    const asker = whoAsks(request.credential, state, environment, () => undefined);
    const changed = setTwoFactorSettings.decide(request, state, environment, trace);
    if (changed.name !== 'done') return changed;
    const isOn = changed.facts.isOn && !('refused' in asker);
    return outcome('done', { link: isOn ? linkOf(asker, state, environment) : undefined });
  },

  pretend: {
    ...pretendUnchanged,
    done: (wire, state, environment) => ({ link: appLink(askerOrFirst(wire, state), state, environment) }),
  },
};
