import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { isNode, readDocument, type Node } from '../../tools/codegen/document.ts';

const { root, at } = readDocument('openapi/admin.yaml');
const schemas = at(at(root, 'components'), 'schemas');

function refsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isNode(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
}

it('copies a definition of another file into the document, with its references', () => {
  const { $defs } = JSON.parse(readFileSync('fixtures/schema/common.schema.json', 'utf8')) as { $defs: Node };
  const asTaken = JSON.stringify($defs['Scenario']).replaceAll('#/$defs/', '#/components/schemas/');
  expect(schemas['Scenario']).toEqual(JSON.parse(asTaken));
  expect(schemas['Text']).toEqual($defs['Text']);
});

it('references only whole components of the document itself', () => {
  expect(refsIn(root).filter((ref) => !/^#\/components\/\w+\/\w+$/.test(ref))).toEqual([]);
});

it('inlines the target of a reference to a part of a definition', () => {
  const fieldsOf = (name: string) => at(at(schemas, name), 'properties');
  expect(fieldsOf('Armed')['delayMs']).toEqual(fieldsOf('Scenario')['delayMs']);
  expect(fieldsOf('Unmatched')['trace']).toEqual(fieldsOf('Request')['trace']);
});
