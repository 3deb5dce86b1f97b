import type { Environment } from '../../../core/environment.ts';
import { policyOf, type AccountRef } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import type { Account, Records } from '../records.ts';
import { appLink, mailedLink, sendLink } from './confirmation-link.ts';
import { phoneNoise, sendSignInCode } from './phone.ts';
import { appSecretOf, hasPhone, isLinked } from './second-factor.ts';
import type { Factor } from './settings.ts';

/** How an account is asked for its second factor. */
export interface Challenge {
  readonly sms: boolean;
  readonly tfa: boolean;
  readonly confirmUrl: string;
  /** Until when a code that was sent holds, as an ISO time. */
  readonly expires?: string;
  readonly phoneNoise?: string;
  /** The secret of an app that is to be linked. */
  readonly tfaKey?: string;
  /** The header that lays the key of its link into the client's cookies. */
  readonly cookie?: string;
}

/** Asks for an account's second factor. Source: the vendor's server source; that links land in the outbox is the emulator's. */
export function challenge(
  found: AccountRef<Account>,
  factor: Factor,
  state: State<Records>,
  environment: Environment,
): Challenge {
  if (factor === 'app') return askForApp(found, state, environment);
  if (factor === 'sms' && !hasPhone(found.account)) return askForPhone(found, state, environment);
  const link = mailedLink(found, 'PhoneAuth', state, environment).url;
  sendSignInCode(found, factor, { again: false, link }, state, environment);
  const expires = codeExpiry(state, environment);
  const common = { sms: true, tfa: false, confirmUrl: link, expires };
  return factor === 'sms' ? { ...common, phoneNoise: phoneNoise(found.account.phone ?? '') } : common;
}

/** When a code that is sent now expires. */
export function codeExpiry(state: State<Records>, { now, isoTime }: Environment): string {
  return isoTime(now + policyOf(state).oneTimeCode.lifetimeSeconds * 1000);
}

function askForPhone(found: AccountRef<Account>, state: State<Records>, environment: Environment): Challenge {
  const { url } = mailedLink(found, 'PhoneActivation', state, environment);
  sendLink(found, url, state, environment);
  return { sms: true, tfa: false, confirmUrl: url };
}

function askForApp(found: AccountRef<Account>, state: State<Records>, environment: Environment): Challenge {
  const { url, kept } = appLink(found, state, environment);
  const secret = isLinked(found.account) ? {} : { tfaKey: appSecretOf(found, state, environment) };
  return { sms: false, tfa: true, confirmUrl: url, ...secret, cookie: kept.header };
}
