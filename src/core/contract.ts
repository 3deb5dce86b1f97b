import type { OutcomeId } from './outcome.ts';

/** The source of a rule: the vendor's document, evidence from the real server, or a guess marked as such. */
export type Provenance = 'documented' | 'observed' | 'inferred';

/** An error of a generated check, in the validator's format. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A generated validator: a type guard that stores its errors on itself. */
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: readonly ValidationError[] | null;
}

/** A text in an operation's path, or a parameter. */
export type PathPart =
  { readonly literal: string } | { readonly parameter: string; readonly secret?: SecretKind };

/** One segment of an operation's path: one part, or a mix of texts and parameters such as `{name}.{ext}`. */
export type Segment = PathPart | { readonly parts: readonly PathPart[] };

/** The kinds of secrets that belong to no account and to no session; the journal shows only their kind. */
export const anonymousSecretKinds = ['csrf', 'client-secret', 'challenge'] as const;

/** The kind of a secret field or parameter, from the contract's `x-secret`; a digest is the SHA-256 of a password. */
export type SecretKind = AccountSecretKind | AnonymousSecretKind | 'session';

/** The kind of an account's secret. */
export type AccountSecretKind = 'password' | 'code' | 'captcha' | 'digest';

type AnonymousSecretKind = (typeof anonymousSecretKinds)[number];

/** The secrets in a value: none (`plain`), the value itself, or some of its parts. */
export type SecretMap = 'plain' | SecretKind | SecretFields;

/** The secrets in the parts of an object or a list. */
export interface SecretFields {
  readonly fields?: Readonly<Record<string, SecretMap>>;
  /** Applies to the names that `fields` doesn't list. */
  readonly others?: SecretMap;
  readonly items?: SecretMap;
  /** Applies if the value is a string instead of an object or a list. */
  readonly text?: 'plain' | SecretKind;
}

/** The secrets in an operation's requests and replies. */
export interface SecretMarks {
  /** All fields that the contract declares; an undeclared field may be a secret too. */
  readonly request: SecretMap;
  /** The secrets in the replies, by status; statuses without secrets are omitted. */
  readonly responses: Readonly<Record<number, SecretMap>>;
  /** The secrets in the replies of an outcome, instead of those of its status. */
  readonly byOutcome?: { readonly [Id in OutcomeId]?: SecretMap };
  /** Whether the replies are searched for known secrets, because they are made in code. */
  readonly areSearched?: boolean;
}

/** The headers (in lower case), cookies and query parameters that an operation reads, with the kind of each secret. */
export interface DeclaredInputs {
  readonly headers: DeclaredNames;
  readonly cookies: DeclaredNames;
  readonly query: DeclaredNames;
  /** Whether names that aren't listed reach the operation too. */
  readonly all?: true;
}

/** Names, each plain or a secret. */
export type DeclaredNames = Readonly<Record<string, 'plain' | SecretKind>>;

/** How a form's fields are parsed; fields that aren't listed are text. */
export type FormFields = Readonly<Record<string, 'json' | 'json-or-text' | 'number' | 'boolean'>>;

/** Evidence that clients send an input that the vendor's page doesn't list, and that servers accept it. */
export interface Evidence {
  /** The input in words, such as `username` or `code as null`. */
  readonly what: string;
  readonly provenance: Exclude<Provenance, 'documented'>;
  readonly source: string;
}

/** A part of a request that clients send although the vendor's page doesn't list it. */
export interface Undocumented extends Evidence {
  readonly in: 'body' | 'header' | 'cookie' | 'query';
  /** The path to it in the body; elsewhere its name, a header's in lower case. */
  readonly path: readonly string[];
  /** The type of its value, if the page lists the field with another type. */
  readonly type?: JsonType;
}

/** The types of JSON values. */
export type JsonType = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'null';

/** One content type of a request body. */
interface BodyContract<Body> {
  readonly check: Validator<Body>;
  /** The check of a body without undocumented parts, if the contract has such parts. */
  readonly documented?: Validator<Body>;
  readonly fields: FormFields;
  /** The required fields, one list for each accepted form; omitted if no field is required. */
  readonly takes?: readonly (readonly string[])[];
}

/** A status of an outcome, from the contract's example of that name. */
export interface OutcomeStatus {
  readonly status: number;
  /** Whether this is the first outcome of its status, chosen when a client requests the status. */
  readonly first: boolean;
  readonly provenance: Provenance;
  /** Set if its reply has no body although other outcomes of the status have one. */
  readonly empty?: true;
}

/** An answer that an operation can give, in the contract's order; a status without an example has no name. */
export interface AnswerExample {
  readonly status: number;
  readonly name?: string;
}

/** The statuses of an operation's outcomes, by id. */
export type OutcomeStatuses = { readonly [Id in OutcomeId]?: readonly OutcomeStatus[] };

type BodyCheck = Validator<unknown> | undefined;

/** One operation of a contract: its path, its checks, and the statuses of its outcomes. */
export interface OperationContract<Body, Id extends OutcomeId = never> {
  readonly operationId: string;
  readonly method: string;
  readonly template: string;
  readonly segments: readonly Segment[];
  /** Its base path, if that differs from the contract's. */
  readonly basePath?: string;
  /** The headers, cookies and query parameters that it reads. */
  readonly reads: DeclaredInputs;
  /** The parts of its headers, cookies, query and body that the vendor's page doesn't list. */
  readonly undocumented?: readonly Undocumented[];
  /** The evidence that clients spell its fields in another case than the vendor's page, if any. */
  readonly undocumentedSpelling?: Evidence;
  readonly body: Readonly<Record<string, BodyContract<Body>>>;
  /** Whether an empty body of one of its content types is read as `null` instead of as no fields. */
  readonly emptyIsNull?: boolean;
  /**
   * The response checks by status, then by content type in the contract's order; no content type means no body. A status may
   * also be a range, `4XX`, or `default`.
   */
  readonly responses: Readonly<Record<string, Readonly<Record<string, Validator<unknown>>>>>;
  /** Whether an answer that breaks the contract is an error (`strict`, the default), or is sent with a warning. */
  readonly answers?: 'strict' | 'warn';
  /**
   * Loads the check of an answer's body; `responses` then only lists the content types. A contract that warns loads it after
   * the answer was sent. Undefined if the body has no check.
   */
  readonly loadAnswerCheck?:
    ((status: number, contentType: string) => BodyCheck | Promise<BodyCheck>) | undefined;
  /** The headers that it declares for its replies, spelled as in the contract. */
  readonly responseHeaders: readonly string[];
  /** The examples of its answers, which `Prefer` selects; only for operations without other outcomes than `done`. */
  readonly examples?: readonly AnswerExample[] | undefined;
  /** The statuses of its outcomes; at least those of `Id`. */
  readonly outcomes: OutcomeStatuses & Readonly<Record<Id, readonly OutcomeStatus[]>>;
  readonly secrets: SecretMarks;
}

/** Returns the full path template of an operation, with its parameters in braces. */
export function fullTemplate(
  contract: Pick<Contract, 'basePath'>,
  { basePath = contract.basePath, template }: Pick<OperationContract<unknown>, 'basePath' | 'template'>,
): string {
  return basePath + template;
}

/** A provider's replies to requests that reach no operation. */
export const errorReplyNames = [
  'malformed',
  'unsupported-media-type',
  'too-large',
  'not-found',
  'method-not-allowed',
] as const;

/** A provider's reply to a request that reaches no operation. */
export type ErrorReplyName = (typeof errorReplyNames)[number];

/** The error reply to a preflight with CORS off, for vendors with their own text; others use `method-not-allowed`. */
export const preflightErrorReply = 'cors-off';

/** The names of all error replies. */
export type AnyErrorReplyName = ErrorReplyName | typeof preflightErrorReply;

/** A value for each error reply of a provider: those that all providers have, and the optional one. */
export type PerErrorReply<T> = Readonly<Record<ErrorReplyName, T>> &
  Readonly<Partial<Record<typeof preflightErrorReply, T>>>;

/** One error reply, generated from the contract's `components.responses`. */
interface ErrorReplyContract {
  readonly status: number;
  readonly provenance: Provenance;
  readonly content: Readonly<Record<string, Validator<unknown>>>;
}

/** A contract without its operations. */
export interface Contract {
  readonly provider: string;
  readonly profile: string;
  readonly title: string;
  readonly basePath: string;
  /** Whether the vendor accepts paths and field names in any case. */
  readonly ignoresCase?: boolean;
  /** Whether the vendor answers HEAD as GET, without the body. */
  readonly headAsGet?: boolean;
  /** The suffix that clients of an older API add to every path. */
  readonly pathSuffix?: PathSuffix;
  readonly refusals: PerErrorReply<ErrorReplyContract>;
  /** The headers that it declares for its replies; pages of other origins may read them. */
  readonly answerHeaders: readonly string[];
  /** The vendor's operations that the contract declares and the emulator doesn't implement. */
  readonly notBuilt: readonly NotImplemented[];
}

/** A path suffix, with the name of the policy switch that must be `serve` for such paths to be served. */
export interface PathSuffix {
  readonly suffix: string;
  readonly policy: string;
  readonly provenance: Exclude<Provenance, 'documented'>;
  readonly source: string;
}

/** An operation of the vendor that the emulator doesn't implement. */
export interface NotImplemented {
  readonly operationId: string;
  readonly method: string;
  readonly template: string;
  /** The reason, as a sentence. */
  readonly why: string;
}
