import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
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
import type { BackupCode, Context, Operation, TracedContext } from '../records.ts';

/** The outcomes of a request for backup codes. */
export type BackupCodesFacts = UnauthorizedFacts & {
  readonly done: { readonly codes: readonly BackupCode[] };
  readonly 'second-factor-unavailable': NoFacts;
};

/** `GET /settings/tfaappcodes`: returns the caller's backup codes. */
export const getBackupCodes: Operation<Credentials, BackupCodesFacts> = {
  ...requiresAuth,

  decide(credentials, context) {
    const owner = ownerOfApp(credentials, context);
    if ('denied' in owner) return outcome(owner.denied);
    return outcome('done', { codes: backupCodesOf(owner, context.state) });
  },

  force: { done: (wire, { state }) => ({ codes: backupCodesOf(callerOrFirstAccount(wire, state), state) }) },
};

/** `PUT /settings/tfaappnewcodes`: replaces them with new codes. */
export const renewBackupCodes: Operation<Credentials, BackupCodesFacts> = {
  ...requiresAuth,

  decide(credentials, context) {
    const owner = ownerOfApp(credentials, context);
    if ('denied' in owner) return outcome(owner.denied);
    return outcome('done', { codes: renewed(owner.key, context) });
  },

  force: {
    done: (wire, context) => ({ codes: renewed(callerOrFirstAccount(wire, context.state).key, context) }),
  },
};

function renewed(key: string, { state, environment }: Context): readonly BackupCode[] {
  const codes = makeBackupCodes(environment);
  state.put('backupCodes', key, codes);
  return codes;
}

/** Returns the caller if an app is required and linked; else denies. Source: the vendor's server source. */
function ownerOfApp(
  { credential }: Credentials,
  context: TracedContext,
): Caller | { readonly denied: keyof UnauthorizedFacts | 'second-factor-unavailable' } {
  const caller = authenticate(credential, context);
  if ('denied' in caller || (usesApp(caller.account, context.state) && isLinked(caller.account)))
    return caller;
  context.trace(isLinked(caller.account) ? 'no authenticator app required' : 'no authenticator app linked');
  return { denied: 'second-factor-unavailable' };
}
