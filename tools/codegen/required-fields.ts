import type { Node, OpenApiDocument } from './document.ts';

type Alternatives = readonly (readonly string[])[];

/** Returns a body's required fields, one list for each alternative; undefined if no field is required. */
export function requiredFields(document: OpenApiDocument, media: Node): Alternatives | undefined {
  const all = alternativesOf(document, document.at(media, 'schema'));
  return all.some((fields) => fields.length > 0) ? all : undefined;
}

function alternativesOf(document: OpenApiDocument, schema: Node): Alternatives {
  const { required } = schema;
  const direct = Array.isArray(required) ? required.map(String) : [];
  const choices = [...document.list(schema, 'anyOf'), ...document.list(schema, 'oneOf')];
  const whole = document.list(schema, 'allOf').flatMap((branch) => alternativesOf(document, branch).flat());
  const branches =
    choices.length === 0 ? [[]] : choices.flatMap((branch) => alternativesOf(document, branch));
  const lists = branches.map((fields) => [...new Set([...direct, ...whole, ...fields])]);
  const isFirst = (fields: readonly string[], index: number) =>
    lists.findIndex((other) => other.join() === fields.join()) === index;
  return lists.filter(isFirst);
}
