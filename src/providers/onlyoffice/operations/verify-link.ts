import { findAccount } from '../../../core/account.ts';
import { outcome, stringField, type Wire } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { forcedBindingErrors, type BindingErrors } from '../domain/binding-errors.ts';
import { encodedEmail, verifyConfirmation } from '../domain/confirmation-key.ts';
import type { Account, ConfirmType, Operation, State } from '../records.ts';

/** The query of an opened link; missing fields are empty. */
export interface VerifyLinkRequest {
  readonly type: ConfirmType | undefined;
  /** From the link, or from its cookie. */
  readonly key: string;
  readonly email: string;
  readonly encEmail: string;
  readonly uid: string;
}

/** The outcomes of opening a link. */
export type VerifyLinkFacts = {
  /** The account's e-mail address, if the link has one. */
  readonly done: { readonly email?: string };
  readonly 'token-invalid': NoFacts;
  readonly 'token-expired': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

/** `POST /authentication/confirm`: checks a link without consuming it. Source: the vendor's server source. */
export const verifyLink: Operation<VerifyLinkRequest, VerifyLinkFacts> = {
  accountOf: accountConfirmed,

  decide({ type, key, email, encEmail, uid }, context) {
    const { state, environment, trace } = context;
    if (type === undefined) {
      trace('link without a known type');
      return outcome('token-invalid');
    }
    const named = uid === '' && email !== '' ? findAccount(email, state)?.account.id : undefined;
    const confirmation = { type, uid: uid === '' ? named : uid, key };
    const judged = verifyConfirmation(confirmation, [type], context);
    if ('unconfirmed' in judged) {
      trace('the link is invalid or has expired');
      return outcome(judged.unconfirmed === 'expired' ? 'token-expired' : 'token-invalid');
    }
    const { account } = judged;
    if (encEmail !== '' && encEmail !== encodedEmail(account, key, environment)) {
      trace("e-mail address of the link isn't the account's");
      return outcome('token-invalid');
    }
    return outcome('done', email === '' && encEmail === '' ? {} : { email: addressOf(account) });
  },

  force: { done: () => ({}), 'malformed-request': forcedBindingErrors },
};

function addressOf({ login, email = login }: Account): string {
  return email;
}

function accountConfirmed({ body }: Wire, state: State): string | undefined {
  const made = state.get('confirmKeys', stringField(body, 'key') ?? '')?.account;
  if (made !== undefined) return made;
  const uid = stringField(body, 'uid')?.toLowerCase();
  if (uid !== undefined && state.get('accounts', uid) !== undefined) return uid;
  const email = stringField(body, 'email');
  return email === undefined ? undefined : findAccount(email, state)?.key;
}
