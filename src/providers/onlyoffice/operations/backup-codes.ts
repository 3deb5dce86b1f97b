import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Environment } from '../../../core/environment.ts';
import { outcome, type Operation, type Trace } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import type { State } from '../../../core/state.ts';
import {
  authenticate,
  callerOrFirstAccount,
  requiresAuth,
  type Caller,
  type Credentials,
} from '../domain/authenticate.ts';
import { backupCodesOf, makeBackupCodes } from '../domain/backup-codes.ts';
import { isLinked } from '../domain/second-factor.ts';
import { usesApp } from '../domain/settings.ts';
import type { BackupCode, Records } from '../records.ts';

/** The outcomes of a request for backup codes. */
export type BackupCodesFacts = UnauthorizedFacts & {
  readonly done: { readonly codes: readonly BackupCode[] };
  readonly 'second-factor-unavailable': NoFacts;
};

/** `GET /settings/tfaappcodes`: the caller's backup codes. */
export const getBackupCodes: Operation<Credentials, Records, BackupCodesFacts> = {
  ...requiresAuth,

  decide(credentials, state, environment, trace) {
    const owner = ownerOfApp(credentials, state, environment, trace);
    if ('denied' in owner) return outcome(owner.denied);
    return outcome('done', { codes: backupCodesOf(owner, state) });
  },

  force: {
    done: (wire, state) => ({ codes: backupCodesOf(callerOrFirstAccount(wire, state), state) }),
  },
};

/** `PUT /settings/tfaappnewcodes`: new ones in their place. */
export const renewBackupCodes: Operation<Credentials, Records, BackupCodesFacts> = {
  ...requiresAuth,

  decide(credentials, state, environment, trace) {
    const owner = ownerOfApp(credentials, state, environment, trace);
    if ('denied' in owner) return outcome(owner.denied);
    return outcome('done', { codes: renewed(owner.key, state, environment) });
  },

  force: {
    done: (wire, state, environment) => ({
      codes: renewed(callerOrFirstAccount(wire, state).key, state, environment),
    }),
  },
};

function renewed(key: string, state: State<Records>, environment: Environment): readonly BackupCode[] {
  const codes = makeBackupCodes(environment);
  state.put('backupCodes', key, codes);
  return codes;
}

/** Finds the caller, who must need an app and have linked it. Source: the vendor's server source. */
function ownerOfApp(
  { credential }: Credentials,
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Caller | { readonly denied: keyof UnauthorizedFacts | 'second-factor-unavailable' } {
  const caller = authenticate(credential, state, environment, trace);
  if ('denied' in caller || (usesApp(caller.account, state) && isLinked(caller.account))) return caller;
  trace(isLinked(caller.account) ? 'no app is asked for' : 'no app is linked');
  return { denied: 'second-factor-unavailable' };
}
