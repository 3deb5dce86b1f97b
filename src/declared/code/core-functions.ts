import { accountKey, findAccount, keyOfNobody } from '../../core/account.ts';
import { randomString } from '../../core/environment.ts';
import { countFailure, forgetFailuresHere, isLockedOut } from '../../core/lockout/lockout.ts';
import type { OutcomeId } from '../../core/outcome.ts';
import { sendCode } from '../../core/second-factor.ts';
import { definedOnly } from '../../json.ts';
import type { ActCall, ActResult, AnswerFacts } from '../runtime/act.ts';
import { beginWait, countWrongCode, endWait, waitOf } from '../sessions/challenge.ts';
import { authenticate } from '../checks/caller.ts';
import { checkCode } from '../checks/code.ts';
import { publicId } from '../runtime/display-id.ts';
import type { Account, AccountRef } from '../runtime/records.ts';
import { startSignedIn, type StartedSession } from '../sessions/sessions.ts';
import { performAct } from './perform-act.ts';
import { createRecords } from './records.ts';
import type { Denied, Done, IssuedSession, ProviderAccount, Rules } from '../runtime/operation-code.ts';

/** The rules of one request, with what they have collected for its answer. */
export interface BoundRules {
  readonly rules: Rules;
  /** Returns the values for the answer of the request. */
  facts(): AnswerFacts;
  /** Throws the error of a rule again, if the operation has caught it: it may suspend the decision. */
  rethrow(): void;
}

const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Binds the rules to a request. */
export function bindRules(call: ActCall): BoundRules {
  const { context } = call;
  const { environment, trace } = context;
  const answer = createCollector();
  const accounts = createAccounts(call);
  const parts = { call, answer, accounts };
  const guard = createGuard();
  const rules: Rules = {
    ...{ now: environment.now, address: environment.address, origin: environment.origin, trace },
    random: (length, alphabet = lettersAndDigits) => randomString(length, alphabet, environment),
    ...guard.all({ ...accountRules(parts), ...codeRules(parts), ...sessionRules(parts) }),
    records: guard.all(createRecords(context)),
  };
  return { rules, facts: answer.facts, rethrow: guard.rethrow };
}

interface Parts {
  readonly call: ActCall;
  readonly answer: ReturnType<typeof createCollector>;
  readonly accounts: ReturnType<typeof createAccounts>;
}

/** Collects the values of the answer from the results of the rules. */
function createCollector() {
  let facts: AnswerFacts = {};
  const add = (more: AnswerFacts): void => {
    const values = { ...facts.values, ...more.values };
    facts = { ...facts, ...more, values };
  };
  return {
    add,
    facts: () => facts,
    /** Adds the values of a denial, and returns it in the form of the rules. */
    denied({ outcome, reason, facts: more }: ActResult): Denied {
      add(more);
      return { denied: idOf(outcome, reason) };
    },
  };
}

function idOf(outcome: ActResult['outcome'], reason: string | undefined): OutcomeId {
  return reason === undefined ? outcome : `${outcome}/${reason}`;
}

/** Finds the accounts of the records behind the copies that an operation has. */
function createAccounts({ context: { state } }: ActCall) {
  const keys = new WeakMap<ProviderAccount, string>();
  return {
    shown({ key, account }: AccountRef): ProviderAccount {
      const copy: ProviderAccount = { ...account };
      keys.set(copy, key);
      return copy;
    },
    ref(account: ProviderAccount): AccountRef {
      const key = keys.get(account) ?? state.get('logins', account.login.toLowerCase());
      const found = key === undefined ? undefined : state.get('accounts', key);
      if (key === undefined || found === undefined)
        throw new Error(`no account has the login ${account.login}`);
      return { key, account: found };
    },
  };
}

/** Creates a guard that remembers the error of a rule. */
function createGuard() {
  const thrown: unknown[] = [];
  const guarded =
    <Args extends readonly unknown[], T>(rule: (...args: Args) => T) =>
    (...args: Args): T => {
      try {
        return rule(...args);
      } catch (error) {
        thrown.push(error);
        throw error;
      }
    };
  return {
    all<T extends object>(rules: T): T {
      const members = rules as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
      const all = Object.entries(members).map(([name, rule]) => [name, guarded(rule)]);
      // each member is a function of the same type as before
      return Object.fromEntries(all) as T;
    },
    rethrow(): void {
      if (thrown.length > 0) throw thrown[0];
    },
  };
}

function accountRules({ call, answer, accounts }: Parts) {
  const { marks, wire, context } = call;
  const { state } = context;
  const keyOf = (login: string) => accountKey(login, state) ?? keyOfNobody(login, state);
  return {
    act: (name, values) => {
      const result = performAct(call, name, values);
      if (!result.isSuccess) return answer.denied(result);
      answer.add(result.facts);
      return { done: idOf(result.outcome, result.reason) };
    },
    findAccount(login) {
      const found = findAccount<Account>(login, state);
      if (found !== undefined) answer.add({ found });
      return found === undefined ? undefined : accounts.shown(found);
    },
    updateAccount(account, changes) {
      const { key, account: before } = accounts.ref(account);
      const changed: Account = { ...before, ...changes };
      state.put('accounts', key, changed);
      answer.add({ found: { key, account: changed } });
      return accounts.shown({ key, account: changed });
    },
    authenticate() {
      const caller = call.caller ?? authenticate(wire, marks.carried, context);
      if ('outcome' in caller) return answer.denied(caller);
      const { found, kind, value, session, record } = caller;
      answer.add({ found, carried: { kind, value, record } });
      const { level } = session;
      return { account: accounts.shown(found), kind, token: value, ...definedOnly({ level }) };
    },
    checkPassword: (account, password) => accounts.ref(account).account.password === password,
    countFailure: (login) => countFailure(keyOf(login), context),
    clearFailures: (login) => forgetFailuresHere(keyOf(login), context),
    isLockedOut: (login) => isLockedOut(keyOf(login), findAccount<Account>(login, state)?.account, context),
  } satisfies Partial<Rules>;
}

function codeRules({ call, answer, accounts }: Parts) {
  const { context } = call;
  return {
    sendCode(account) {
      const sent = sendCode(accounts.ref(account), context);
      return sent === undefined ? undefined : { expiresAt: sent.expiresAt };
    },
    checkCode(account, code, challenge) {
      const found = accounts.ref(account);
      const denied = checkCode(code, found, found.key, call);
      const waiting = challenge === undefined ? undefined : waitOf(challenge, call);
      const wait = waiting === undefined || 'reason' in waiting ? undefined : waiting;
      if (denied === undefined) {
        if (wait !== undefined) endWait(wait, 'used', context);
        return undefined;
      }
      if (wait !== undefined) countWrongCode(wait, call);
      return answer.denied(denied);
    },
    startChallenge(account, passed = []) {
      const found = accounts.ref(account);
      const challenge = beginWait(call, found, passed);
      answer.add({ found, values: { challenge } });
      return { id: challenge.id, ...definedOnly({ expiresAt: challenge.expires?.at }) };
    },
    findChallenge(id) {
      const waiting = waitOf(id, call);
      if ('reason' in waiting) {
        context.trace(`the challenge is ${waiting.reason}`);
        return { denied: `challenge-invalid/${waiting.reason}` };
      }
      answer.add({ found: waiting.found });
      return { account: accounts.shown(waiting.found), passed: waiting.wait.factors ?? [] };
    },
    endChallenge(id) {
      const waiting = waitOf(id, call);
      if ('found' in waiting) endWait(waiting, 'used', context);
    },
  } satisfies Partial<Rules>;
}

function sessionRules({ call, answer, accounts }: Parts) {
  let hasStarted = false;
  return {
    startSession(account, { remember = false, scopes, client, level } = {}) {
      if (hasStarted) throw new Error('a request starts at most one session');
      hasStarted = true;
      const found = accounts.ref(account);
      const details = {
        ...(remember ? { isRemembered: true } : {}),
        ...definedOnly({ scopes, client, level }),
      };
      const started = startSignedIn(call, { found, ...details });
      answer.add({ found, ...started });
      return issued(started, call);
    },
    rotate: (token) => actResult('refresh', { refresh: token }),
    endSession: (which = 'this', token) =>
      actResult('sign-out', { others: which, ...definedOnly({ token }) }),
  } satisfies Partial<Rules>;

  function actResult(name: 'refresh' | 'sign-out', values: Readonly<Record<string, unknown>>): Done | Denied {
    return accountRules({ call, answer, accounts }).act(name, values);
  }
}

function issued({ session, tokens }: StartedSession, { marks }: ActCall): IssuedSession {
  const shown = Object.values(tokens).map(({ kind, value, expiresAt }) => [
    kind,
    { value, ...definedOnly({ expiresAt }) },
  ]);
  return { id: publicId(marks, session.id), tokens: Object.fromEntries(shown) as IssuedSession['tokens'] };
}
