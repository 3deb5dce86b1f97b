import type { IncomingMessage, ServerResponse } from 'node:http';
import Negotiator from 'negotiator';
import type { Validator } from '../core/contract.ts';
import type { RenderedReply } from '../core/operation.ts';

/** The headers of an answer on its way out, by their names in lower case. */
export type Headers = Record<string, string | string[]>;

type ContentValidators = Readonly<Record<string, Validator<unknown>>>;

/** An answer that the contract does not declare: the emulator's own mistake. */
export class ContractViolationError extends Error {
  override readonly name = 'ContractBroken';
}

/**
 * Checks an answer against its contract and sends it in the first declared content type that the client takes, with
 * these headers and those of its content.
 */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: RenderedReply,
  content: ContentValidators | undefined,
  headers: Headers,
): void {
  if (content === undefined) throw new ContractViolationError(`the contract declares no ${answer.status}`);
  const mediaType = chooseMediaType(request, Object.keys(content));
  const check = mediaType === undefined ? undefined : content[mediaType];
  if (check === undefined && answer.body !== undefined)
    throw new ContractViolationError(`the contract declares no body for ${answer.status}`);
  if (check !== undefined && !check(answer.body)) {
    const [error] = check.errors ?? [];
    throw new ContractViolationError(
      `the body of ${answer.status} breaks the contract at ${error?.instancePath || '/'}: ${error?.message ?? ''}`,
    );
  }
  const body = check === undefined ? '' : textOf(answer.body, mediaType);
  if (mediaType !== undefined) headers['content-type'] = mediaType;
  if (answer.headers !== undefined) Object.assign(headers, answer.headers);
  headers['content-length'] = String(Buffer.byteLength(body));
  response.writeHead(answer.status, headers);
  response.end(body);
}

/** A body as it is sent: as JSON, but for a text under a content type of text. */
function textOf(body: unknown, mediaType = ''): string {
  return typeof body === 'string' && mediaType.startsWith('text/plain') ? body : JSON.stringify(body);
}

function chooseMediaType(request: IncomingMessage, declared: readonly string[]): string | undefined {
  const [first] = declared;
  if (declared.length < 2 || request.headers.accept === undefined) return first;
  const negotiator = new Negotiator(request);
  return declared.find((type) => negotiator.mediaTypes([type]).length > 0) ?? first;
}
