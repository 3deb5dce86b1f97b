import { readerOf } from '../request/read.ts';
import type { ReadValue } from '../request/location.ts';
import type { TokenForm } from '../tokens/form.ts';
import { spanOf } from '../template/duration.ts';
import type { AccountFields } from './account-fields.ts';
import type { CodeKinds } from './codes.ts';
import { carrierOf, type Carrier, type SecuritySchemes } from '../marks/carrier.ts';
import { isForRefresh, tokensOf } from '../marks/defaults.ts';
import { passwordTextsOf, ruleWordsOf, type RuleWords } from './violation-texts.ts';
import type { Marks } from '../marks/types.ts';

/** The name of an act. */
export type ActName = Marks['Act']['act'];
/** The name of a value that an act reads. */
export type ReadName = Exclude<keyof NonNullable<Marks['Act']['reads']>, 'fields'>;

/** A kind of token, with all defaults. Spans are in milliseconds; undefined if they don't end. */
export interface TokenKind {
  readonly kind: string;
  readonly mark: Marks['Token'];
  readonly form: TokenForm;
  readonly lifetimeMs: number | undefined;
  readonly rememberMs: number | undefined;
  readonly graceMs: number;
  /** How long the token serves further requests without a successor. */
  readonly batchMs: number;
  /** Reads whether a request asks for it; undefined if it is always issued. */
  readonly optional: ReadValue | undefined;
  /** The part of a request in which clients send it; undefined if only an act reads it. */
  readonly carrier: Carrier | undefined;
  /** The name of the cookie that answers set; undefined if it has none. */
  readonly cookieName: string | undefined;
  /** Whether it opens operations: it travels by itself, and isn't for a refresh. */
  readonly opens: boolean;
  /** Reads the code that must be beside credentials; undefined if none is needed. */
  readonly code: ReadValue | undefined;
}

/** The marks of a contract, with all defaults. */
export interface ProviderMarks {
  readonly marks: Marks['Marks'];
  readonly tokens: ReadonlyMap<string, TokenKind>;
  /** The kinds that travel by themselves, in the order in which requests are searched for them. */
  readonly carried: readonly TokenKind[];
  /** The kinds of tokens of a session: the others are credentials, or outlive it. */
  readonly ofSessions: readonly TokenKind[];
  /** The kinds of tokens that outlive sessions. */
  readonly outliving: readonly TokenKind[];
  /** The longest time that a session lasts; undefined if it doesn't end. */
  readonly sessionLifetimeMs: number | undefined;
  readonly levels: readonly string[];
  readonly checks: readonly Check[];
  readonly title: string;
  readonly publicKeys: readonly unknown[];
  /** The form of the challenges of sign-ins that wait. */
  readonly challengeForm: TokenForm;
  /** Whether the answer to the last failure already reports the lockout. */
  readonly tellsLockAtOnce: boolean;
  /** Whether wrong codes count as failures. */
  readonly countsCodes: boolean;
  /** Returns the codes of a purpose. */
  readonly codeOf: CodeKinds;
  /** Whether an operation of the contract has an act. */
  hasAct(name: ActName): boolean;
  /** The fields of accounts, with their check. */
  readonly accountFields: AccountFields;
  /** The API's words for broken rules. */
  readonly ruleWords: RuleWords;
  /** The API's texts for the rules of new passwords, by rule. */
  readonly passwordTexts: ReturnType<typeof passwordTextsOf>;
  /** Reads the values of a sign-in that its session keeps; undefined if the marks keep none. */
  keeps(...request: Parameters<ReadValue>): Readonly<Record<string, string>> | undefined;
}

/** The values of the contract and the fixtures that the marks need. */
export interface Surroundings {
  /** The title of the contract. */
  readonly title: string;
  /** The carriers of the contract's security schemes. */
  readonly schemes: SecuritySchemes;
  /** The public keys of the signed tokens, as a JWK set. */
  readonly publicKeys: readonly unknown[];
}

/** A counter of the marks, with its defaults. */
export interface CounterMark {
  readonly name: string;
  readonly limit: number;
  readonly withinMs: number;
  readonly counts: 'requests' | 'failures' | 'successes';
  readonly key: 'account' | 'address' | 'address-and-path' | 'session' | 'everyone' | ReadValue;
  readonly clearedBySuccess: boolean;
  /** Whether it counts only where the vendors' request budgets do. */
  readonly isBudget: boolean;
  readonly outcome: string;
}

/** A check of a sign-in. */
export type Check = Marks['Checks'][number];

/** One act of an operation, with its places compiled. */
export interface ActMark {
  readonly operationId: string;
  readonly name: ActName;
  readonly mark: Marks['Act'];
  /** Reads a value of the request as text; undefined if the act doesn't read it or the request has none. */
  text(name: ReadName, ...request: Parameters<ReadValue>): string | undefined;
  /** Reads a value of the request as it is. */
  value(name: ReadName, ...request: Parameters<ReadValue>): unknown;
  /** Whether the act reads a value. */
  reads(name: ReadName): boolean;
  /** The fields of the account that the request sets. */
  readonly fields: ReadonlyMap<string, ReadValue>;
  readonly counters: readonly CounterMark[];
  /** Whether the act is for a request. */
  fits(...request: Parameters<ReadValue>): boolean;
}

/** The order of the checks of a sign-in, unless the marks set another. */
const defaultChecks: readonly Check[] = [
  ...(['csrf', 'client', 'limits', 'captcha', 'lockout'] as const),
  ...(['password', 'disabled', 'unverified', 'second-factor'] as const),
];

/** Fills in the defaults of a contract's marks. */
export function resolveMarks(
  marks: Marks['Marks'],
  { title, schemes, publicKeys }: Surroundings,
  formOf: (kind: string) => TokenForm,
  others: Pick<ProviderMarks, 'codeOf' | 'hasAct' | 'accountFields'>,
): ProviderMarks {
  const declared = Object.entries(tokensOf(marks));
  const kinds = declared.map(([kind, mark]) => tokenKind(kind, mark, schemes, formOf(kind)));
  return {
    ...{ marks, title, publicKeys },
    tokens: new Map(kinds.map((one) => [one.kind, one])),
    carried: kinds.filter(({ carrier, mark }) => carrier !== undefined && mark.device !== true),
    ofSessions: kinds.filter(
      ({ mark, carrier }) =>
        carrier?.in !== 'credentials' && mark.device !== true && mark.outlivesSessions !== true,
    ),
    outliving: kinds.filter(({ mark }) => mark.outlivesSessions === true),
    sessionLifetimeMs: spanOf(marks.session?.lifetime ?? 'forever'),
    levels: marks.levels ?? [],
    checks: marks.checks ?? defaultChecks,
    challengeForm: formOf(challengeKind),
    ...lockoutOf(marks),
    ...others,
    ruleWords: ruleWordsOf(marks),
    passwordTexts: passwordTextsOf(marks),
    keeps: keeperOf(marks.session?.keeps),
  };
}

function lockoutOf({ lockout }: Marks['Marks']): Pick<ProviderMarks, 'tellsLockAtOnce' | 'countsCodes'> {
  if (lockout === undefined || lockout === 'none') return { tellsLockAtOnce: false, countsCodes: false };
  return { tellsLockAtOnce: lockout.tells === 'last', countsCodes: lockout.countsCodes ?? true };
}

function keeperOf(keeps: NonNullable<Marks['Marks']['session']>['keeps']): ProviderMarks['keeps'] {
  if (keeps === undefined) return () => undefined;
  const readers = Object.entries(keeps).map(([name, read]) => [name, readerOf(read)] as const);
  return (wire) => {
    const found = readers.map(([name, read]) => [name, textOf(read(wire))] as const);
    return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
  };
}

function tokenKind(kind: string, mark: Marks['Token'], schemes: SecuritySchemes, form: TokenForm): TokenKind {
  const carrier = carrierOf(kind, mark, schemes);
  return {
    ...{ kind, mark, form },
    lifetimeMs: spanOf(mark.lifetime ?? 'forever'),
    rememberMs: mark.remember === undefined ? undefined : spanOf(mark.remember),
    graceMs: mark.grace === undefined ? 0 : (spanOf(mark.grace) ?? Infinity),
    batchMs: mark.batch === undefined ? 0 : (spanOf(mark.batch) ?? Infinity),
    optional: mark.optional === undefined ? undefined : readerOf(mark.optional),
    carrier,
    cookieName: cookieNameOf(kind, mark, carrier),
    opens: carrier !== undefined && mark.device !== true && !isForRefresh(kind, mark),
    code: mark.code === undefined ? undefined : readerOf(mark.code),
  };
}

function cookieNameOf(kind: string, mark: Marks['Token'], carrier: Carrier | undefined): string | undefined {
  if (carrier?.in === 'cookie') return carrier.name;
  return mark.cookie === undefined ? undefined : (mark.name ?? kind);
}

/** The name under which the form of challenges is compiled; no kind of token can have it. */
export const challengeKind = '@challenge';

/** Returns a value as text: numbers too, since some APIs send a code as a number. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Whether a value that a client sent means yes. */
export function isYes(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(1|true|on|yes)$/i.test(value));
}
