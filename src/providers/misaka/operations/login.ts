import { accountKey, accountOrFirst, findAccount } from '../../../core/account.ts';
import { checkCredentials, forgetFailures, type DeniedLoginFacts } from '../../../core/lockout/lockout.ts';
import { type Wire, fieldOf, stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { sendCode } from '../../../core/second-factor.ts';
import type { Violation } from '../../../core/violation.ts';
import type { Account, Context, Operation } from '../records.ts';
import { issueTokens, type Tokens } from '../domain/tokens.ts';

/** The outcomes of a login. A login with a second factor is a separate operation. */
export type LoginFacts = DeniedLoginFacts & {
  readonly 'signed-in': { readonly account: Account; readonly tokens: Tokens };
  readonly 'second-factor-required': NoFacts;
  readonly 'missing-credentials': NoFacts;
  readonly 'malformed-request': { readonly violation: Violation | undefined };
};

/** `POST /session/login`: returns signed tokens for an e-mail address and its password. */
export const login: Operation<LoginFields, LoginFacts> = {
  accountOf: (wire, state) => accountKey(loginOf(wire), state),

  decide(request, context) {
    const { state, trace } = context;
    if (request.email === undefined) {
      trace('no email or username given');
      return outcome('missing-credentials');
    }
    const matches = (account: Account) => account.password === request.password;
    const found = checkCredentials(request.email, matches, context);
    if ('denied' in found) return outcome(found.denied);
    if (found.account.secondFactor !== undefined) {
      sendCode(found, context);
      trace('second factor required');
      return outcome('second-factor-required');
    }
    forgetFailures(found.key, state);
    const tokens = issueTokens(found, request.sliding, context);
    return outcome('signed-in', { account: found.account, tokens });
  },

  force: {
    'signed-in': forcedSignIn,
    'second-factor-required': (wire, context) => {
      const found = findAccount(loginOf(wire) ?? '', context.state);
      if (found !== undefined) sendCode(found, context);
      return {};
    },
    'malformed-request': () => ({ violation: undefined }),
  },
};

/** Creates the facts of a forced sign-in, with valid tokens. */
export function forcedSignIn(wire: Wire, context: Context): LoginFacts['signed-in'] {
  const found = accountOrFirst(loginOf(wire), context.state);
  return { account: found.account, tokens: issueTokens(found, wantsSliding(wire), context) };
}

/** The fields that both logins share. */
export interface LoginFields {
  /** The e-mail address, else the username, which is an e-mail address, too. */
  readonly email: string | undefined;
  readonly password: string;
  readonly sliding: boolean;
}

/** Reads the login of a request: the e-mail address, else the username. */
export function loginOf({ body }: Wire): string | undefined {
  return stringField(body, 'email') || stringField(body, 'username');
}

/** Whether a request asks for a sliding token. */
function wantsSliding({ body }: Wire): boolean {
  return fieldOf(body, 'sliding') === true;
}
