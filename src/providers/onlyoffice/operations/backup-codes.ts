import type { Environment } from '../../../core/environment.ts';
import type { Operation, Trace } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import type { State } from '../../../core/state.ts';
import type { BackupCode, Records } from '../records.ts';
import {
  askerOrFirst,
  ofAsker,
  pretendUnauthorized,
  whoAsks,
  type Asker,
  type Asking,
  type Unauthorized,
} from '../rules/asking.ts';
import { backupCodesOf, makeBackupCodes } from '../rules/backup-codes.ts';
import { isLinked } from '../rules/second-factor.ts';
import { usesApp } from '../rules/two-factor-settings.ts';

/** What asking for backup codes can come to. */
export type BackupCodesFacts = Unauthorized & {
  readonly done: { readonly codes: readonly BackupCode[] };
  readonly 'second-factor-unavailable': NoFacts;
};

/** Facts that an outcome has none of. */
const pretendRefused = { ...pretendUnauthorized, 'second-factor-unavailable': () => ({}) };

/** `GET /settings/tfaappcodes`: the caller's backup codes. */
export const getBackupCodes: Operation<Asking, Records, BackupCodesFacts> = {
  ...ofAsker,

  decide(asking, state, environment, trace) {
    const owner = ownerOfApp(asking, state, environment, trace);
    if ('refused' in owner) return outcome(owner.refused);
    return outcome('done', { codes: backupCodesOf(owner, state) });
  },

  pretend: {
    ...pretendRefused,
    done: (wire, state) => ({ codes: backupCodesOf(askerOrFirst(wire, state), state) }),
  },
};

/** `PUT /settings/tfaappnewcodes`: new ones in their place. */
export const renewBackupCodes: Operation<Asking, Records, BackupCodesFacts> = {
  ...ofAsker,

  decide(asking, state, environment, trace) {
    const owner = ownerOfApp(asking, state, environment, trace);
    if ('refused' in owner) return outcome(owner.refused);
    return outcome('done', { codes: renewed(owner.key, state, environment) });
  },

  pretend: {
    ...pretendRefused,
    done: (wire, state, environment) => ({
      codes: renewed(askerOrFirst(wire, state).key, state, environment),
    }),
  },
};

function renewed(key: string, state: State<Records>, environment: Environment): readonly BackupCode[] {
  const codes = makeBackupCodes(environment);
  state.put('backupCodes', key, codes);
  return codes;
}

/** Who asks, where an app is asked for and theirs is linked. Source: the vendor's server source. */
function ownerOfApp(
  { credential }: Asking,
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Asker | { readonly refused: keyof Unauthorized | 'second-factor-unavailable' } {
  const asker = whoAsks(credential, state, environment, trace);
  if ('refused' in asker || (usesApp(asker.account, state) && isLinked(asker.account))) return asker;
  trace(isLinked(asker.account) ? 'no app is asked for' : 'no app is linked');
  return { refused: 'second-factor-unavailable' };
}
