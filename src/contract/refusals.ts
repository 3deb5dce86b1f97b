import { preflightRefusal, refusalNames, type AnyRefusalName } from '../core/contract.ts';
import type { Node, OpenApiDocument } from './document.ts';

/** The refusals that a contract declares, by name: those that each has to, and that of a preflight where it has it. */
export function declaredRefusals(document: OpenApiDocument): readonly (readonly [AnyRefusalName, Node])[] {
  const responses = document.at(document.at(document.root, 'components'), 'responses');
  const names: readonly AnyRefusalName[] =
    preflightRefusal in responses ? [...refusalNames, preflightRefusal] : refusalNames;
  return names.map((name) => [name, document.at(responses, name)]);
}
