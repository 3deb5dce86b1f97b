import { accountKey, accountOrFirst, findAccount } from '../../../core/account.ts';
import { checkCredentials, forgetFailures, type DeniedLoginFacts } from '../../../core/lockout/lockout.ts';
import { type Wire, fieldOf, stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { sendCode } from '../../../core/second-factor.ts';
import type { Violation } from '../../../core/violation.ts';
import type { Account, Context, Operation } from '../records.ts';
import { issueTokens, type Tokens } from '../domain/tokens.ts';

/** What a login can come to. A login with a second factor is another operation. */
export type LoginFacts = DeniedLoginFacts & {
  readonly 'signed-in': { readonly account: Account; readonly tokens: Tokens };
  readonly 'second-factor-required': NoFacts;
  readonly 'missing-credentials': NoFacts;
  readonly 'malformed-request': { readonly violation: Violation | undefined };
};

/** `POST /session/login`: signed tokens for an e-mail address and its password. */
export const login: Operation<LoginFields, LoginFacts> = {
  accountOf: (wire, state) => accountKey(loginOf(wire), state),

  decide(request, context) {
    const { state, trace } = context;
    if (request.email === undefined) {
      trace('neither email nor username is given');
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

/** A forced sign-in gives real tokens. */
export function forcedSignIn(wire: Wire, context: Context): LoginFacts['signed-in'] {
  const found = accountOrFirst(loginOf(wire), context.state);
  return { account: found.account, tokens: issueTokens(found, wantsSliding(wire), context) };
}

/** Who signs in, as Misaka.io understands it. */
export interface LoginFields {
  /** The e-mail address; the username, which is one too, where there is none. */
  readonly email: string | undefined;
  readonly password: string;
  readonly sliding: boolean;
}

/** The login of a request; the username is not used when an e-mail address is given. */
export function loginOf({ body }: Wire): string | undefined {
  return stringField(body, 'email') || stringField(body, 'username');
}

/** Whether a request wants a sliding token. */
function wantsSliding({ body }: Wire): boolean {
  return fieldOf(body, 'sliding') === true;
}
