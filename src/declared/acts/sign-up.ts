import { isAddressTaken, isTaken, keyOfNobody } from '../../core/account.ts';
import { randomString } from '../../core/environment.ts';
import { result, type Act, type ActCall, type ActResult, type AnswerFacts } from '../runtime/act.ts';
import { keyByDelivery, openDelivery, useDelivery } from '../checks/delivery.ts';
import { captchaRequired } from '../checks/captcha.ts';
import { wrongFields } from '../checks/fields.ts';
import { missing } from '../checks/missing.ts';
import { checkPassword, forcedViolation } from '../checks/password.ts';
import { deliver } from '../factors/deliveries.ts';
import { createAccount } from '../accounts/new-account.ts';
import type { AccountRef } from '../runtime/records.ts';
import { anyAccount, foundByLogin, keyByLogin } from '../checks/account.ts';
import { activated, deliveredOrAny } from './delivered.ts';
import { signedIn } from './sign-in.ts';
import { refusedByCode, signedInByCode } from './sign-in-by-code.ts';

/** Creates an account. If the API confirms addresses, it is unverified, and its link or code is in the outbox. */
export const signUp: Act = {
  accountOf: keyByLogin,

  decide(call) {
    const { act, wire } = call;
    const login = loginIn(call);
    if (login === undefined) return missing(act.reads('login') ? 'login' : 'email', 'login', call);
    const password = act.text('password', wire);
    if (password === undefined && act.reads('password')) return missing('password', 'password', call);
    if (act.reads('captcha') && act.text('captcha', wire) === undefined) return captchaRequired(call);
    const denied = takenProblem(call, login) ?? passwordProblem(call, login, password);
    if (denied !== undefined) return denied;
    const created = create(call, login, password);
    if ('errors' in created) return wrongFields(created.errors, call);
    return afterSignUp(call, created);
  },

  force(outcome, call) {
    if (outcome === 'password-rejected') return { found: anyAccount(call), ...forcedViolation(call) };
    if (outcome !== 'done' && outcome !== 'signed-in') return { found: anyAccount(call) };
    const found = foundByLogin(call) ?? createForced(call);
    return outcome === 'signed-in' ? signedIn(call, found).facts : afterSignUp(call, found).facts;
  },
};

/** Confirms the address of an account by a code or a link. */
export const confirmAddress: Act = {
  accountOf: keyByDelivery,

  decide(call) {
    const opened = openDelivery(call);
    if ('outcome' in opened) return opened;
    const { signsIn = false } = call.act.mark;
    const refused = signsIn ? refusedByCode(opened.found, call) : undefined;
    if (refused !== undefined) return refused;
    useDelivery(opened, call);
    if (signsIn) return signedInByCode(opened, opened.found, call);
    return result('done', { found: activated(opened.found, call) });
  },

  force(outcome, call) {
    const found = deliveredOrAny(call);
    if (outcome === 'signed-in') return signedIn(call, activated(found, call)).facts;
    return { found: outcome === 'done' ? activated(found, call) : found };
  },
};

function loginIn({ act, wire }: ActCall): string | undefined {
  return act.text('login', wire) ?? act.text('email', wire);
}

/** Denies a login, or an address, that another account has. */
function takenProblem(call: ActCall, login: string): ActResult | undefined {
  const { act, wire, marks, context } = call;
  const { state } = context;
  const email = act.text('email', wire);
  const fields = (marks.marks.account?.logins ?? []).map((field) => act.fields.get(field)?.(wire));
  const others = fields.filter((value) => typeof value === 'string');
  const isLoginTaken = [login, ...others].some((one) => isTaken(one, state));
  const addresses = email === undefined ? [login] : [login, email];
  const isHeld = addresses.some((one) => isTaken(one, state) || isAddressTaken(one, state));
  if (!isLoginTaken && !isHeld) return undefined;
  const reason = isLoginTaken && login !== email ? 'login' : 'email';
  context.trace(`another account has this ${reason}`);
  return result('account-exists', {}, reason);
}

function passwordProblem(call: ActCall, login: string, password: string | undefined): ActResult | undefined {
  if (password === undefined) return undefined;
  const email = call.act.text('email', call.wire);
  return checkPassword({ password, logins: email === undefined ? [login] : [login, email] }, call);
}

const passwordLetters = 'abcdefghijklmnopqrstuvwxyz0123456789';

function create(call: ActCall, login: string, password: string | undefined) {
  const { act, wire, marks, context } = call;
  const read = [...act.fields].map(([field, reader]) => [field, reader(wire)] as const);
  return createAccount(
    {
      login,
      // an account without a password is only opened by codes
      password: password ?? randomString(32, passwordLetters, context.environment),
      email: act.text('email', wire),
      name: act.text('name', wire),
      status: marks.hasAct('confirm-address') ? 'unverified' : 'active',
      fields: Object.fromEntries(read.filter(([, value]) => value !== undefined)),
    },
    call,
  );
}

/** Creates the account of a forced success, whose request may lack everything. */
function createForced(call: ActCall): AccountRef {
  const { act, wire, context } = call;
  const login = loginIn(call) ?? `new-${context.environment.requestNumber}@example.com`;
  const created = create(call, keyOfNobody(login, context.state), act.text('password', wire));
  return 'errors' in created ? anyAccount(call) : created;
}

/** Sends the link of a new account that isn't verified, and signs it in if the mark has `signsIn`. */
function afterSignUp(call: ActCall, found: AccountRef): ActResult {
  const values: AnswerFacts['values'] =
    found.account.status === 'unverified'
      ? (deliver(call, { found, login: found.account.login }).facts.values ?? {})
      : {};
  const done = call.act.mark.signsIn === true ? signedIn(call, found) : result('done', { found });
  return { ...done, facts: { ...done.facts, values: { ...done.facts.values, ...values } } };
}
