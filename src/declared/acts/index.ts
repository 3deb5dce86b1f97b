import type { Act } from '../act.ts';
import type { ActName } from '../marks/resolve.ts';
import { changePassword, resetPassword } from './passwords.ts';
import { csrf } from './csrf.ts';
import { currentAccount, updateAccount } from './current-account.ts';
import { protectedExample, publicExample } from './example.ts';
import { refresh } from './refresh.ts';
import { secondFactor } from './second-factor.ts';
import { forgotPassword, sendCode } from './send-code.ts';
import { signIn } from './sign-in.ts';
import { signInByCode } from './sign-in-by-code.ts';
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
  'sign-up': signUp,
  'confirm-address': confirmAddress,
  'forgot-password': forgotPassword,
  'reset-password': resetPassword,
  'change-password': changePassword,
  csrf,
  protected: protectedExample,
  public: publicExample,
};
