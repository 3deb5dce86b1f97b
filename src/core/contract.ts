import type { OutcomeName } from './operation.ts';

/** Where a rule comes from: the vendor's document, evidence of the real server, or a guess that says it is one. */
export type Provenance = 'documented' | 'observed' | 'inferred';

/** What a generated check found wrong, as its validator words it. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A generated validator: a type guard that leaves its findings behind. */
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: readonly ValidationError[] | null;
}

/** One segment of an operation's path. */
export type Segment =
  { readonly literal: string } | { readonly parameter: string; readonly secret?: SecretKind };

/** What kind of secret a field or a parameter holds, as the contract's `x-secret` marks it; a digest is a password's SHA-256. */
export type SecretKind = 'password' | 'code' | 'captcha' | 'session' | 'digest';

/** What a value is made of: something plain, a secret, or parts that are each of these. */
export type SecretMap = 'plain' | SecretKind | SecretFields;

/** The parts of an object or a list. */
export interface SecretFields {
  readonly fields?: Readonly<Record<string, SecretMap>>;
  /** What stands under the names that `fields` does not have. */
  readonly others?: SecretMap;
  readonly items?: SecretMap;
  /** Where a text may stand in the place of the whole: whether it is plain, or which kind of secret. */
  readonly text?: 'plain' | SecretKind;
}

/** Where an operation's secrets lie. */
export interface SecretMarks {
  /** Every field that the contract declares: what it does not declare may be a secret too. */
  readonly request: SecretMap;
  /** The secrets in the answers, by status; an answer that has none is left out. */
  readonly responses: Readonly<Record<number, SecretMap>>;
}

/** What an operation reads of a request's headers (in lower case), cookies and query, with the kind of secret that each holds. */
export interface DeclaredInputs {
  readonly headers: DeclaredNames;
  readonly cookies: DeclaredNames;
  readonly query: DeclaredNames;
}

/** Names, each plain or a secret. */
export type DeclaredNames = Readonly<Record<string, 'plain' | SecretKind>>;

/** How the contract wants a form's fields read: those that are not text are named with what they are. */
export type FormFields = Readonly<Record<string, 'json' | 'json-or-text' | 'number' | 'boolean'>>;

/** What shows that clients send something which the vendor's page does not name, and that servers take it. */
export interface Evidence {
  /** It in words, such as `username` or `code as null`. */
  readonly what: string;
  readonly provenance: Exclude<Provenance, 'documented'>;
  readonly source: string;
}

/** What of a request the vendor's page does not name, though clients send it. */
export interface Undocumented extends Evidence {
  readonly in: 'body' | 'header' | 'cookie' | 'query';
  /** The way to it in the body; elsewhere its name, a header's in lower case. */
  readonly path: readonly string[];
  /** The type that its value has there, where the page has the field with another. */
  readonly type?: JsonType;
}

/** The types of JSON values. */
export type JsonType = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'null';

/** One content type in which a request body may come. */
interface BodyContract<Body> {
  readonly check: Validator<Body>;
  /** The check of a body that has nothing undocumented in it, where the contract has such parts. */
  readonly documented?: Validator<Body>;
  readonly fields: FormFields;
  /** The fields that it must have, one list for each of the forms that are taken; left out where none must be there. */
  readonly takes?: readonly (readonly string[])[];
}

/** One status that says an outcome, as the contract's example of that name marks it. */
export interface OutcomeStatus {
  readonly status: number;
  /** The first outcome of its status: what asking for the status picks. */
  readonly first: boolean;
  readonly provenance: Provenance;
  /** Where it is said without a body at a status that has one for other outcomes. */
  readonly empty?: true;
}

/** One operation of a contract as generated: how to find it, check it, and which outcome has which status. */
export interface OperationContract<Body, Name extends OutcomeName = OutcomeName> {
  readonly operationId: string;
  readonly method: string;
  readonly template: string;
  readonly segments: readonly Segment[];
  /** What it lies below, where that is not its contract's base path. */
  readonly basePath?: string;
  /** What it reads beside its path and its body. */
  readonly reads: DeclaredInputs;
  /** What of that, and of its body, the vendor's page does not name. */
  readonly undocumented?: readonly Undocumented[];
  /** The evidence that clients spell its fields in another case than the vendor's page, where there is some. */
  readonly undocumentedSpelling?: Evidence;
  readonly body: Readonly<Record<string, BodyContract<Body>>>;
  /** Whether an empty body under one of its content types counts as `null`, and not as no fields. */
  readonly emptyIsNull?: boolean;
  /** The response checks by status, then by content type in the order the contract lists them; no content type, no body. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, Validator<unknown>>>>>;
  /** The headers that it declares for its replies, as it spells them. */
  readonly responseHeaders: readonly string[];
  readonly outcomes: Readonly<Record<Name, readonly OutcomeStatus[]>>;
  readonly secrets: SecretMarks;
}

/** The whole path of an operation, with its parameters in braces. */
export function fullTemplate(
  contract: Pick<Contract, 'basePath'>,
  { basePath = contract.basePath, template }: Pick<OperationContract<unknown>, 'basePath' | 'template'>,
): string {
  return basePath + template;
}

/** The answers of a provider where no operation is reached. */
export const errorReplyNames = [
  'malformed',
  'unsupported-media-type',
  'too-large',
  'not-found',
  'method-not-allowed',
] as const;

/** An answer of a provider where no operation is reached. */
export type ErrorReplyName = (typeof errorReplyNames)[number];

/** A refusal of vendors that word it themselves: of a preflight, where CORS is off. Others have `method-not-allowed`. */
export const preflightErrorReply = 'cors-off';

/** The names of all refusals. */
export type AnyErrorReplyName = ErrorReplyName | typeof preflightErrorReply;

/** The refusals of a provider: those that each has, and the one that some have. */
export type PerErrorReply<T> = Readonly<Record<ErrorReplyName, T>> &
  Readonly<Partial<Record<typeof preflightErrorReply, T>>>;

/** One refusal as generated from the contract's `components.responses`. */
interface ErrorReplyContract {
  readonly status: number;
  readonly provenance: Provenance;
  readonly content: Readonly<Record<string, Validator<unknown>>>;
}

/** What a contract says beside its operations. */
export interface Contract {
  readonly provider: string;
  readonly profile: string;
  readonly title: string;
  readonly basePath: string;
  /** Whether the vendor takes paths and the names of fields in any case. */
  readonly ignoresCase?: boolean;
  /** Whether the vendor answers HEAD as GET, without the body. */
  readonly headAsGet?: boolean;
  /** What clients of an older API put behind every path. */
  readonly pathSuffix?: PathSuffix;
  readonly refusals: PerErrorReply<ErrorReplyContract>;
  /** The headers that it declares for its answers, which pages of other origins may read. */
  readonly answerHeaders: readonly string[];
  /** The vendor's operations that are declared and not built. */
  readonly notBuilt: readonly NotImplemented[];
}

/** A suffix of paths, and the policy's switch that has paths with it served where it says `serve`. */
export interface PathSuffix {
  readonly suffix: string;
  readonly policy: string;
  readonly provenance: Exclude<Provenance, 'documented'>;
  readonly source: string;
}

/** An operation that the vendor has and the emulator has not. */
export interface NotImplemented {
  readonly operationId: string;
  readonly method: string;
  readonly template: string;
  /** Why, as a sentence. */
  readonly why: string;
}
