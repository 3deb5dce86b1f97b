import type { Environment } from '../../../core/environment.ts';
import type { Found } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import type { Account, Records } from '../records.ts';

/** What an account is asked for beside its password. */
export type Factor = 'sms' | 'mail' | 'app';

/** What an account is asked for beside its password. */
export function factorOf(
  { account: { secondFactor } }: Found<Account>,
  _state: State<Records>,
  _environment: Environment,
): Factor | undefined {
  return secondFactor === 'totp' ? 'app' : secondFactor;
}
