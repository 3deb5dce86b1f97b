import type { Environment } from '../../core/environment.ts';
import { lockedUntil, lockoutRuleOf } from '../../core/lockout/lockout.ts';
import type { Exchange, TracedContext, Wire } from '../../core/operation.ts';
import { policyOf } from '../../core/records.ts';
import type { SessionRecord } from '../../core/session-records.ts';
import type { AnswerFacts, IssuedToken } from './act.ts';
import { tokensOf } from '../marks/defaults.ts';
import { unlimited } from './policy.ts';
import type { RuleWords } from './violation-texts.ts';
import type { Marks } from '../marks/types.ts';
import type { Account, Records, SessionDetails } from './records.ts';
import { shownId } from './display-id.ts';
import { Moment, Span, TextWithMembers } from '../template/moments.ts';
import type { Sources } from '../template/placeholder.ts';
import type { RootNames, Shape } from '../template/source-types.ts';
import { violationShape, violationSource } from './violation-source.ts';

const token: Shape = { text: { expires: 'moment', lifetime: 'span', issued: 'moment' } };

/** Returns the sources that a placeholder of these marks may name, with what they have. */
export function rootsFor(marks: Marks['Marks']): RootNames {
  const tokens = new Map(Object.entries(tokensOf(marks)));
  return {
    ...{ now: 'moment', account: 'open', request: 'open', client: 'open', factor: 'open', values: 'open' },
    ...{ origin: 'value', url: 'value', namespace: 'value' },
    list: { each: 'open' },
    ...{ newToken: 'open', backupCodes: { each: 'value' }, keys: { each: 'open' } },
    tokens: { members: Object.fromEntries([...tokens.keys(), 'carried'].map((kind) => [kind, token])) },
    session: 'open',
    challenge: { members: { id: 'value', expires: 'moment', lifetime: 'span' } },
    code: {
      members: {
        value: 'value',
        length: 'value',
        handle: 'value',
        masked: 'value',
        expires: 'moment',
        lifetime: 'span',
        channel: 'value',
      },
    },
    lockout: {
      members: { until: 'moment', left: 'span', seconds: 'value', attempts: 'value', attemptsLeft: 'value' },
    },
    limit: { members: { limit: 'value', remaining: 'value', seconds: 'value', resets: 'moment' } },
    violation: violationShape,
    csrf: { members: { token: 'value' } },
  };
}

/** The parts of an answer's sources. */
export interface SourceParts {
  readonly facts: AnswerFacts;
  readonly wire: Wire;
  readonly environment: Pick<Environment, 'now' | 'origin' | 'address' | 'requestNumber'>;
  /** The lockout of the account after the request. */
  readonly lockout: LockoutValues | undefined;
  /** The API's words for broken rules. */
  readonly words?: RuleWords;
  /** The client of the request. */
  readonly client?: object | undefined;
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
export function sourcesOf(
  { facts, wire, environment, lockout, client, words = noWords }: SourceParts,
  exchange: Exchange,
): Sources {
  const { now } = exchange;
  const { found, tokens = {}, values = {}, carried } = facts;
  let shownTokens: object | undefined;
  return {
    now: new Moment(now),
    origin: environment.origin,
    url: exchange.url,
    get account() {
      return found === undefined ? undefined : accountSource(found.account);
    },
    client,
    request: {
      id: String(environment.requestNumber),
      method: exchange.method,
      url: exchange.url.slice(exchange.origin.length),
      body: wire.body,
      query: wire.query,
      path: wire.path,
      headers: wire.headers,
      cookies: wire.cookies,
    },
    get tokens() {
      return (shownTokens ??= tokenSources(tokens, carried, now));
    },
    get session() {
      return facts.session === undefined ? undefined : sessionSource(facts.session);
    },
    get lockout() {
      return lockout === undefined ? undefined : lockoutSource(lockout, now);
    },
    get limit() {
      return limitSource(facts.limit ?? exchange.budget, now);
    },
    get violation() {
      return facts.violation === undefined ? undefined : violationSource(facts.violation, words);
    },
    get csrf() {
      return facts.csrf === undefined ? undefined : { token: facts.csrf };
    },
    ...values,
  };
}

const shownAccounts = new WeakMap<Account, object>();

/** Returns an account without its secrets, which no answer shows. Made once for a record, which never changes. */
function accountSource(account: Account): object {
  const known = shownAccounts.get(account) ?? withoutSecrets(account);
  shownAccounts.set(account, known);
  return known;
}

function withoutSecrets(account: Account): object {
  const {
    password: _password,
    totpSecret: _secret,
    fixedCode: _code,
    backupCodes: _codes,
    ...shown
  } = account;
  return { ...shown, email: account.email ?? account.login };
}

function tokenSources(
  tokens: NonNullable<AnswerFacts['tokens']>,
  carried: AnswerFacts['carried'],
  now: number,
): object {
  const sources: Record<string, TextWithMembers> = {};
  if (carried !== undefined) {
    // also under the name of its kind, so that an answer can show each kind in its own field
    const source = carriedSource(carried, now);
    sources['carried'] = source;
    sources[carried.kind] = source;
  }
  for (const kind in tokens) {
    const token = tokens[kind];
    if (token !== undefined) sources[kind] = tokenSource(token, now);
  }
  return sources;
}

function tokenSource({ value, expiresAt }: IssuedToken, now: number): TextWithMembers {
  const expiry =
    expiresAt === undefined ? {} : { expires: new Moment(expiresAt), lifetime: new Span(expiresAt - now) };
  return new TextWithMembers(value, { issued: new Moment(now), ...expiry });
}

function carriedSource({ value, record }: NonNullable<AnswerFacts['carried']>, now: number): TextWithMembers {
  const { expiresAt, issuedAt } = record;
  return new TextWithMembers(value, {
    ...(issuedAt === undefined ? {} : { issued: new Moment(issuedAt) }),
    ...(expiresAt === undefined
      ? {}
      : { expires: new Moment(expiresAt), lifetime: new Span(Math.max(0, expiresAt - now)) }),
  });
}

/** Returns the values of a session that clients may see. */
export function sessionSource({
  record,
  details,
}: {
  readonly record: Partial<SessionRecord>;
  readonly details: SessionDetails;
}) {
  const { startedAt, expiresAt, level } = record;
  const { keeps, isRemembered, csrf: _csrf, granted: _granted, ...shown } = details;
  return {
    ...keeps,
    ...shown,
    id: shownId(details.id),
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
  return {
    limit: limit.limit,
    remaining,
    resets: new Moment(resetsAt),
    seconds: Math.ceil(Math.max(0, resetsAt - now) / 1000),
  };
}
