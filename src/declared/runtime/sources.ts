import type { Environment } from '../../core/environment.ts';
import { lockedUntil, lockoutRuleOf } from '../../core/lockout/lockout.ts';
import type { Exchange, Trace, TracedContext, Wire } from '../../core/operation.ts';
import { policyOf } from '../../core/records.ts';
import type { AnswerFacts } from './act.ts';
import { unlimited } from './policy.ts';
import type { RuleWords } from './violation-texts.ts';
import type { Account, Records } from './records.ts';
import { publicId, shownId } from './display-id.ts';
import type { ProviderMarks } from './resolve.ts';
import type { SessionRef } from './session-types.ts';
import { Moment, Span } from '../template/moments.ts';
import { misfit, type Sources } from '../template/misfit.ts';
import { tokenSources } from './token-sources.ts';
import { violationSource } from './violation-source.ts';

/** The parts of an answer's sources. */
export interface SourceParts {
  readonly facts: AnswerFacts;
  readonly wire: Wire;
  readonly environment: Pick<Environment, 'now' | 'origin' | 'address' | 'requestNumber'>;
  /** The lockout of the account after the request. */
  readonly lockout: LockoutValues | undefined;
  /** The marks, for the form of session ids and the API's words for broken rules. */
  readonly marks?: ProviderMarks;
  /** The client of the request. */
  readonly client?: object | undefined;
  /** The values of the token that is being issued. */
  readonly token?: object;
  /** Receives a line about each value of the request that doesn't suit its place in the answer. */
  readonly trace?: Trace;
}

const noWords: RuleWords = new Map();

/** The lockout of an account, or of a login without one. Times are epoch milliseconds. */
interface LockoutValues {
  readonly until: number | undefined;
  /** Undefined if failures lock no account. */
  readonly attempts: number | undefined;
  readonly attemptsLeft: number | undefined;
}

/** An answer whose lockout is read. */
interface LockoutSubject {
  /** The key under which failures count; undefined if the request names no account. */
  readonly key: string | undefined;
  readonly account: Account | undefined;
  /** Whether the answer refuses a locked account. It then has an end, even if it is forced, or if the fixtures lock the account permanently. */
  readonly isRefused: boolean;
}

/** Reads the lockout of an account for an answer, before its state is gone. */
export function lockoutValues(
  { key, account, isRefused }: LockoutSubject,
  context: TracedContext<Records>,
): LockoutValues | undefined {
  if (key === undefined && !isRefused) return undefined;
  const { lockout, lockoutRule } = policyOf(context.state);
  const usual = lockoutRule === 'sliding' ? lockout.withinSeconds : lockout.forSeconds;
  const end = lockedUntil(key ?? '', account, context) ?? (isRefused ? Infinity : undefined);
  const until = end === Infinity ? context.environment.now + usual * 1000 : end;
  const { attempts } = lockout;
  if (attempts >= unlimited) return { until, attempts: undefined, attemptsLeft: undefined };
  const failures = lockoutRuleOf(context.state).failures(key ?? '', context);
  return { until, attempts, attemptsLeft: Math.max(0, attempts - failures) };
}

/** Creates the sources of an answer. */
export function sourcesOf(parts: SourceParts, exchange: Exchange): Sources {
  return new AnswerSources(parts, exchange);
}

/** The sources of an answer. A class, because a literal with getters is created anew, with its functions, each time. */
class AnswerSources {
  readonly [name: string]: unknown;
  readonly #parts: SourceParts;
  readonly #exchange: Exchange;
  #shownTokens: object | undefined;

  constructor(parts: SourceParts, exchange: Exchange) {
    this.#parts = parts;
    this.#exchange = exchange;
    const { values } = parts.facts;
    // an act's values may replace a getter
    for (const name in values) Object.defineProperty(this, name, { value: values[name] });
  }

  get [misfit]() {
    return this.#parts.trace;
  }

  get now() {
    return new Moment(this.#exchange.now);
  }

  get origin() {
    return this.#parts.environment.origin;
  }

  get url() {
    return this.#exchange.url;
  }

  get account() {
    const { found } = this.#parts.facts;
    return found === undefined ? undefined : accountSource(found.account);
  }

  get request() {
    const { wire, environment } = this.#parts;
    const { method, url, origin } = this.#exchange;
    const { body, query, path, headers, cookies } = wire;
    const id = String(environment.requestNumber);
    return { id, method, url: url.slice(origin.length), body, query, path, headers, cookies };
  }

  get tokens() {
    const { tokens = {}, carried } = this.#parts.facts;
    return (this.#shownTokens ??= tokenSources(tokens, carried, this.#exchange.now));
  }

  get session() {
    const { facts, marks } = this.#parts;
    const { session } = facts;
    return session === undefined || marks === undefined ? undefined : sessionSource(session, marks);
  }

  get lockout() {
    const { lockout } = this.#parts;
    return lockout === undefined ? undefined : lockoutSource(lockout, this.#exchange.now);
  }

  get limit() {
    return limitSource(this.#parts.facts.limit ?? this.#exchange.budget, this.#exchange.now);
  }

  get violation() {
    const { facts, marks } = this.#parts;
    const words = marks?.ruleWords ?? noWords;
    return facts.violation === undefined ? undefined : violationSource(facts.violation, words);
  }

  get client() {
    return this.#parts.client;
  }

  get token() {
    return this.#parts.token;
  }

  get csrf() {
    const { csrf } = this.#parts.facts;
    return csrf === undefined ? undefined : { token: csrf };
  }
}

const shownAccounts = new WeakMap<Account, object>();

/** The fields of an account that no answer shows. */
export const accountSecrets: readonly string[] = ['password', 'totpSecret', 'fixedCode', 'backupCodes'];

/** Returns an account without its secrets, which no answer shows. Made once for a record, which never changes. */
function accountSource(account: Account): object {
  const known = shownAccounts.get(account) ?? withoutSecrets(account);
  shownAccounts.set(account, known);
  return known;
}

function withoutSecrets(account: Account): object {
  const shown = Object.entries(account).filter(([name]) => !accountSecrets.includes(name));
  return { ...Object.fromEntries(shown), email: account.email ?? account.login };
}

/** Returns the values of a session that clients may see. */
export function sessionSource({ id, record, details }: SessionRef, marks: ProviderMarks) {
  const { startedAt, expiresAt, level, address } = record;
  const { keeps, isRemembered, csrf: _csrf, granted: _granted, ...shown } = details;
  return {
    ...keeps,
    ...shown,
    id: shownId(publicId(marks, id)),
    address,
    remember: isRemembered === true,
    level,
    started: startedAt === undefined ? undefined : new Moment(startedAt),
    expires: expiresAt === undefined ? undefined : new Moment(expiresAt),
  };
}

function lockoutSource({ until, attempts, attemptsLeft }: LockoutValues, now: number) {
  const left = until === undefined || until <= now ? undefined : until - now;
  return {
    attempts,
    attemptsLeft,
    ...(left === undefined || until === undefined
      ? {}
      : { until: new Moment(until), left: new Span(left), seconds: Math.ceil(left / 1000) }),
  };
}

function limitSource(
  limit: { readonly limit: number; readonly remaining: number; readonly resetsAt: number } | undefined,
  now: number,
) {
  if (limit === undefined) return undefined;
  const { resetsAt, remaining } = limit;
  const left = Math.max(0, resetsAt - now);
  return {
    limit: limit.limit,
    remaining,
    resets: new Moment(resetsAt),
    left: new Span(left),
    seconds: Math.ceil(left / 1000),
  };
}
