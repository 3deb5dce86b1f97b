import { countFailure, forgetFailures, isLockedOut } from '../../../core/lockout/lockout.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { policyOf } from '../../../core/records.ts';
import {
  authenticateByConfirmation,
  confirmerOrFirst,
  requiresConfirmation,
  type ConfirmationCredentials,
  type UnconfirmedFacts,
} from '../domain/authenticate-by-confirmation.ts';
import { forcedBindingErrors, type BindingErrors } from '../domain/binding-errors.ts';
import { isLinked, verifyCode } from '../domain/second-factor.ts';
import { giveSession, type NewSession } from '../domain/session.ts';
import { asSet, usesApp } from '../domain/settings.ts';
import type { ConfirmType, Operation } from '../records.ts';

/** A code with a confirmation, or the binding errors of the body. */
export type ValidateCodeRequest = ConfirmationCredentials &
  ({ readonly code: string; readonly isCookieBrief: boolean } | BindingErrors);

/** The outcomes of a code check. */
export type ValidateCodeFacts = UnconfirmedFacts & {
  readonly 'signed-in': {
    readonly session: NewSession;
    /** The type of the confirmation; the reply deletes its cookie. */
    readonly type: ConfirmType;
    /** Whether this code linked the app. */
    readonly isFirst: boolean;
  };
  readonly 'second-factor-unavailable': NoFacts;
  readonly 'second-factor-invalid': NoFacts;
  readonly 'second-factor-exhausted': NoFacts;
  readonly 'missing-credentials': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

const types: readonly ConfirmType[] = ['TfaActivation', 'TfaAuth'];

/** `POST /settings/tfaapp/validate`: signs in by a code and a confirmation. Source: the vendor's server source. */
export const validateCode: Operation<ValidateCodeRequest, ValidateCodeFacts> = {
  ...requiresConfirmation(types),

  decide(request, context) {
    const { state, trace } = context;
    const confirmer = authenticateByConfirmation(request, types, context);
    if ('denied' in confirmer) return outcome(confirmer.denied);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    const { key, account, type } = confirmer;
    if (!usesApp(account, state)) {
      trace('no authenticator app required');
      return outcome('second-factor-unavailable');
    }
    const code = request.code.trim();
    if (code === '') {
      trace('no code given');
      return outcome('missing-credentials');
    }
    // if wrong codes count as failed logins, too many of them cause a lockout
    const countsAsLogin = policyOf(state).lockoutRule === 'fixed';
    if (countsAsLogin && isLockedOut(key, account, asSet(context))) {
      trace('account is locked out');
      return outcome('second-factor-exhausted');
    }
    const found = { key, account };
    const judged = verifyCode(code, found, 'app', context);
    if (judged === 'exhausted') return outcome('second-factor-exhausted');
    if (judged === 'wrong') {
      if (countsAsLogin) countFailure(key, asSet(context));
      return outcome('second-factor-invalid');
    }
    if (countsAsLogin) forgetFailures(key, state);
    const session = giveSession(found, request.isCookieBrief, context);
    return outcome('signed-in', { session, type, isFirst: !isLinked(account) });
  },

  force: {
    'signed-in': (wire, context) => {
      const found = confirmerOrFirst(wire, context.state);
      const session = giveSession(found, false, context);
      return { session, type: 'TfaAuth', isFirst: !isLinked(found.account) };
    },
    'malformed-request': forcedBindingErrors,
  },
};
