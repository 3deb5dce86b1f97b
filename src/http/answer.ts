import type { IncomingMessage, ServerResponse } from 'node:http';
import Negotiator from 'negotiator';
import type { Check } from '../core/contract.ts';
import type { Answer } from '../core/endpoint.ts';

type ContentChecks = Readonly<Record<string, Check<unknown>>>;

/** An answer that the contract does not declare: the emulator's own mistake. */
export class ContractBroken extends Error {
  override readonly name = 'ContractBroken';
}

/** Checks an answer against its contract and sends it in the first declared content type that the client takes. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  content: ContentChecks | undefined,
  headers: Readonly<Record<string, string>>,
): void {
  if (content === undefined) throw new ContractBroken(`the contract declares no ${answer.status}`);
  const mediaType = chooseMediaType(request, Object.keys(content));
  const check = mediaType === undefined ? undefined : content[mediaType];
  if (check === undefined) {
    if (answer.body !== undefined)
      throw new ContractBroken(`the contract declares no body for ${answer.status}`);
    response.writeHead(answer.status, { ...headers, ...answer.headers, 'content-length': 0 });
    response.end();
    return;
  }
  if (!check(answer.body)) {
    const [error] = check.errors ?? [];
    throw new ContractBroken(
      `the body of ${answer.status} breaks the contract at ${error?.instancePath || '/'}: ${error?.message ?? ''}`,
    );
  }
  const body = JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    ...headers,
    'content-type': mediaType,
    ...answer.headers,
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

function chooseMediaType(request: IncomingMessage, declared: readonly string[]): string | undefined {
  const [first] = declared;
  if (declared.length < 2 || request.headers.accept === undefined) return first;
  const negotiator = new Negotiator(request);
  return declared.find((type) => negotiator.mediaTypes([type]).length > 0) ?? first;
}
