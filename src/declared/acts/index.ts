import type { Act } from '../runtime/act.ts';
import type { ActName } from '../runtime/resolve.ts';
import { backupCodes } from './backup-codes.ts';
import { confirmFactor } from './confirm-factor.ts';
import { createToken } from './create-token.ts';
import { csrf } from './csrf.ts';
import { currentAccount } from './current-account.ts';
import { endSession } from './end-session.ts';
import { protectedExample, publicExample } from './example.ts';
import { introspect } from './introspect.ts';
import { keys } from './keys.ts';
import { listFactors } from './list-factors.ts';
import { listSessions } from './list-sessions.ts';
import { listTokens } from './list-tokens.ts';
import { changePassword, resetPassword } from './passwords.ts';
import { refresh } from './refresh.ts';
import { removeFactor } from './remove-factor.ts';
import { revokeToken } from './revoke-token.ts';
import { secondFactor } from './second-factor.ts';
import { setUpFactor } from './set-up-factor.ts';
import { forgotPassword, sendCode } from './send-code.ts';
import { signIn } from './sign-in.ts';
import { signInByCode } from './sign-in-by-code.ts';
import { updateAccount } from './update-account.ts';
import { confirmAddress, signUp } from './sign-up.ts';
import { signOut } from './sign-out.ts';

/** All acts by the names of the marks. */
export const acts: Readonly<Partial<Record<ActName, Act>>> = {
  'sign-in': signIn,
  'second-factor': secondFactor,
  'send-code': sendCode,
  'sign-in-by-code': signInByCode,
  refresh,
  'sign-out': signOut,
  'current-account': currentAccount,
  'update-account': updateAccount,
  'set-up-factor': setUpFactor,
  'confirm-factor': confirmFactor,
  'remove-factor': removeFactor,
  'list-factors': listFactors,
  'backup-codes': backupCodes,
  'list-sessions': listSessions,
  'end-session': endSession,
  'create-token': createToken,
  'list-tokens': listTokens,
  'revoke-token': revokeToken,
  introspect,
  keys,
  'sign-up': signUp,
  'confirm-address': confirmAddress,
  'forgot-password': forgotPassword,
  'reset-password': resetPassword,
  'change-password': changePassword,
  csrf,
  protected: protectedExample,
  public: publicExample,
};
