import type { Operation } from '../../../core/operation.ts';
import { countFailure, forgetFailures, isLockedOut } from '../../../core/lockout.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { policyOf } from '../../../core/records.ts';
import type { ConfirmType, Records } from '../records.ts';
import {
  accountConfirming,
  confirmerOrFirst,
  confirmingOf,
  pretendUnconfirmed,
  whoConfirms,
  type Confirming,
  type UnconfirmedFacts,
} from '../rules/confirming.ts';
import { pretendedFaults, type Faults } from '../rules/faults.ts';
import { asSet } from '../rules/login-settings.ts';
import { isLinked, judgeCode } from '../rules/second-factor.ts';
import { giveSession, type GivenSession } from '../rules/session.ts';
import { usesApp } from '../rules/two-factor-settings.ts';

/** A code of who confirms; or what of the body cannot be bound. */
export type ValidateCodeRequest = Confirming &
  ({ readonly code: string; readonly isCookieBrief: boolean } | Faults);

/** What checking a code can come to. */
export type ValidateCodeFacts = UnconfirmedFacts & {
  readonly 'signed-in': {
    readonly session: GivenSession;
    /** What the confirmation was of: its cookie is ended. */
    readonly type: ConfirmType;
    /** Whether this was the code that links the app. */
    readonly isFirst: boolean;
  };
  readonly 'second-factor-unavailable': NoFacts;
  readonly 'second-factor-invalid': NoFacts;
  readonly 'second-factor-exhausted': NoFacts;
  readonly 'missing-credentials': NoFacts;
  readonly 'malformed-request': Faults;
};

const types: readonly ConfirmType[] = ['TfaActivation', 'TfaAuth'];

/** `POST /settings/tfaapp/validate`: a session's cookie for a code, by a confirmation. Source: the vendor's server source. */
export const validateCode: Operation<ValidateCodeRequest, Records, ValidateCodeFacts> = {
  accountOf: accountConfirming,

  admit(wire, state, environment, trace) {
    const who = whoConfirms(confirmingOf(wire), types, state, environment, trace);
    return 'refused' in who ? outcome(who.refused) : undefined;
  },

  decide(request, state, environment, trace) {
    const confirmer = whoConfirms(request, types, state, environment, trace);
    if ('refused' in confirmer) return outcome(confirmer.refused);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    const { key, account, type } = confirmer;
    if (!usesApp(account, state)) {
      trace('no app is asked for');
      return outcome('second-factor-unavailable');
    }
    const code = request.code.trim();
    if (code === '') {
      trace('no code was given');
      return outcome('missing-credentials');
    }
    // where wrong codes count as failed logins do, a lockout is what too many of them come to
    const countsAsLogin = policyOf(state).lockoutRule === 'fixed';
    if (countsAsLogin && isLockedOut(key, account, asSet(state), environment)) {
      trace('account is locked out');
      return outcome('second-factor-exhausted');
    }
    const found = { key, account };
    const judged = judgeCode(code, found, 'app', state, environment, trace);
    if (judged === 'exhausted') return outcome('second-factor-exhausted');
    if (judged === 'wrong') {
      if (countsAsLogin) countFailure(key, asSet(state), environment, trace);
      return outcome('second-factor-invalid');
    }
    if (countsAsLogin) forgetFailures(key, state);
    const session = giveSession(found, request.isCookieBrief, state, environment);
    return outcome('signed-in', { session, type, isFirst: !isLinked(account) });
  },

  pretend: {
    ...pretendUnconfirmed,
    'signed-in': (wire, state, environment) => {
      const found = confirmerOrFirst(wire, state);
      const session = giveSession(found, false, state, environment);
      return { session, type: 'TfaAuth', isFirst: !isLinked(found.account) };
    },
    'second-factor-unavailable': () => ({}),
    'second-factor-invalid': () => ({}),
    'second-factor-exhausted': () => ({}),
    'missing-credentials': () => ({}),
    'malformed-request': pretendedFaults,
  },
};
