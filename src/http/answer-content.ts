import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';
import type { ValidationError, Validator } from '../core/contract.ts';
import type { RenderedReply } from '../core/operation.ts';
import { bareType, concreteType, isInRange, isJsonType, jsonFirst } from '../media-types.ts';

/** The checks of a status by content type; undefined if the contract doesn't declare the status. */
export type ContentValidators = Readonly<Record<string, Validator<unknown>>> | undefined;

/** How an answer breaks its contract. */
export interface AnswerProblem {
  /** The place in the body, as a JSON pointer; empty for the whole answer. */
  readonly pointer: string;
  readonly message: string;
}

/** Returns how an answer in a content type breaks its contract; undefined if it doesn't. */
export function answerProblem(
  answer: RenderedReply,
  content: ContentValidators,
  contentType: string | undefined,
): AnswerProblem | undefined {
  const undeclared = undeclaredAnswer(answer, content, contentType);
  if (undeclared !== undefined) return undeclared;
  const declared = declaredType(content, contentType);
  const check = declared === undefined ? undefined : content?.[declared];
  return check === undefined ? undefined : bodyProblem(answer.status, answer.body, check);
}

/** Returns how an answer breaks its contract without its body: by an undeclared status, or a body without a declared type. */
export function undeclaredAnswer(
  { status, body }: RenderedReply,
  content: ContentValidators,
  contentType: string | undefined,
): AnswerProblem | undefined {
  if (content === undefined)
    return { pointer: '', message: `the contract declares no answer with the status ${status}` };
  if (body === undefined || declaredType(content, contentType) !== undefined) return undefined;
  return { pointer: '', message: `the contract declares no body for ${status}` };
}

/** Returns the contract's content type of an answer: the same, the same without parameters, or a range with it. */
export function declaredType(
  content: ContentValidators = {},
  contentType: string | undefined,
): string | undefined {
  if (contentType === undefined || Object.hasOwn(content, contentType)) return contentType;
  const all = Object.keys(content);
  return (
    all.find((declared) => bareType(declared) === bareType(contentType)) ??
    all.find((declared) => isInRange(contentType, declared))
  );
}

/** Returns how the body of an answer breaks its check; undefined if it doesn't. */
export function bodyProblem(
  status: number,
  body: unknown,
  check: Validator<unknown>,
): AnswerProblem | undefined {
  const isMissing = body === undefined;
  if (check(body)) return undefined;
  if (isMissing)
    return { pointer: '', message: `the contract declares a body for ${status}, but the answer has none` };
  const [error]: readonly (ValidationError | undefined)[] = check.errors ?? [];
  const { instancePath: pointer = '', message = '' } = error ?? {};
  return { pointer, message: `the body of ${status} breaks the contract at ${pointer || '/'}: ${message}` };
}

/** Returns the content type of an answer: its own, or the first declared type that the client accepts, JSON before others. */
export function contentTypeOf(
  request: IncomingMessage,
  { body, contentType }: RenderedReply,
  content: ContentValidators = {},
): string | undefined {
  if (contentType !== undefined) return concreteType(contentType, body);
  const keys = Object.keys(content);
  const declared = keys.length < 2 || typeof body === 'string' ? keys : jsonFirst(keys);
  const [first] = declared;
  if (first === undefined) return typeFor(body);
  if (declared.length < 2 || request.headers.accept === undefined) return concreteType(first, body);
  const negotiator = new Negotiator(request);
  const accepted = declared.find((type) => negotiator.mediaTypes([concreteType(type, body)]).length > 0);
  return concreteType(accepted ?? first, body);
}

/** Returns the content type of a body that the contract doesn't declare. */
function typeFor(body: unknown): string | undefined {
  if (body === undefined) return undefined;
  return typeof body === 'string' ? 'text/plain' : 'application/json';
}

/** Encodes the body of a reply in its content type: JSON, text or a form. A string in a type that isn't JSON stays. */
export function encodedBody(body: unknown, contentType: string): string {
  if (body === undefined) return '';
  const type = bareType(contentType);
  if (isJsonType(type)) return JSON.stringify(body);
  if (typeof body === 'string') return body;
  if (type === 'application/x-www-form-urlencoded' && typeof body === 'object' && body !== null)
    return encodedForm(body);
  return JSON.stringify(body);
}

/** Encodes fields as a form; a list becomes several fields, and an object becomes JSON. */
function encodedForm(fields: object): string {
  const pairs = Object.entries(fields).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one: unknown) => one !== undefined && one !== null)
      .map((one: unknown): [string, string] => [name, typeof one === 'string' ? one : JSON.stringify(one)]),
  );
  return new URLSearchParams(pairs).toString();
}
