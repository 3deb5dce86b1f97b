import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { isNode, readDocument, type Node, type OpenApiDocument } from '../../../tools/codegen/document.ts';
import { declaredOperations } from '../../../tools/codegen/outcomes.ts';
import type { Answer } from '../../support/client.ts';

/** Returns how a response violates its operation's contract, or undefined. */
export type Check = (operationId: string, answer: Answer) => string | undefined;

/** Creates the check of a contract. A validator independent of the emulator's compiles the schemas here. */
export function checkOf(document: OpenApiDocument): Check {
  const operations = new Map(declaredOperations(document).map((one) => [one.operationId, one.operation]));
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  const compiled = new Map<unknown, (body: unknown) => boolean>();

  function fits(schema: unknown, body: unknown): boolean {
    const validate =
      compiled.get(schema) ?? ajv.compile({ components: document.root['components'], allOf: [schema] });
    compiled.set(schema, validate);
    return validate(body);
  }

  return (operationId, answer) => {
    const operation = operations.get(operationId);
    if (operation === undefined) return answer.status === 501 ? undefined : `${operationId} is not declared`;
    const responses = document.at(operation, 'responses');
    const response = document.find(responses, String(answer.status)) ?? document.find(responses, 'default');
    if (response === undefined) return `${operationId} returned ${answer.status}, which is not declared`;
    return bodyProblem(document, response, answer, fits);
  };
}

function bodyProblem(
  document: OpenApiDocument,
  response: Node,
  { status, headers, text }: Answer,
  fits: (schema: unknown, body: unknown) => boolean,
): string | undefined {
  const content = document.find(response, 'content') ?? {};
  if (text === '') return undefined;
  const type = String(headers['content-type'] ?? '').split(';')[0] ?? '';
  const media = document.find(content, type) ?? document.find(content, '*/*');
  if (media === undefined) return `a ${status} has a body of the undeclared type ${type}`;
  if (!type.endsWith('json')) return undefined;
  const body = parsed(text);
  if (body === undefined) return `a ${status} has a body that is not JSON`;
  return fits(media['schema'], body.value) ? undefined : `a ${status} has a body that violates its schema`;
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The contract of the control plane. */
export const adminDocument = readDocument('openapi/admin.yaml');

/** Returns the string under a key of a JSON response; undefined if it isn't a string. */
export function textIn({ text }: Answer, key: string): string | undefined {
  const value = parsed(text)?.value;
  const found = isNode(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}
