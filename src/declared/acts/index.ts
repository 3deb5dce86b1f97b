import type { Act } from '../act.ts';
import type { ActName } from '../marks/resolve.ts';
import { csrf } from './csrf.ts';
import { currentAccount, updateAccount } from './current-account.ts';
import { protectedExample, publicExample } from './example.ts';
import { refresh } from './refresh.ts';
import { secondFactor } from './second-factor.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** All acts by the names of the marks. */
export const acts: Readonly<Partial<Record<ActName, Act>>> = {
  'sign-in': signIn,
  'second-factor': secondFactor,
  refresh,
  'sign-out': signOut,
  'current-account': currentAccount,
  'update-account': updateAccount,
  csrf,
  protected: protectedExample,
  public: publicExample,
};
