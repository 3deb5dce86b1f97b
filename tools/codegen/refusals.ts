import { preflightErrorReply, errorReplyNames, type AnyErrorReplyName } from '../../src/core/contract.ts';
import type { Node, OpenApiDocument } from './document.ts';

/** The refusals that a contract declares, by name: those that each has to, and that of a preflight where it has it. */
export function declaredErrorReplies(
  document: OpenApiDocument,
): readonly (readonly [AnyErrorReplyName, Node])[] {
  const responses = document.at(document.at(document.root, 'components'), 'responses');
  const names: readonly AnyErrorReplyName[] =
    preflightErrorReply in responses ? [...errorReplyNames, preflightErrorReply] : errorReplyNames;
  return names.map((name) => [name, document.at(responses, name)]);
}
