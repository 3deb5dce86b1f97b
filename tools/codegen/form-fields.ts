import type { Node, OpenApiDocument } from './document.ts';

/** Returns the kinds of a form's fields that aren't plain text, from the properties of the schema and its branches. */
export function formFields(
  document: OpenApiDocument,
  mediaType: string,
  media: Node,
): Record<string, string> {
  if (mediaType !== 'multipart/form-data' && mediaType !== 'application/x-www-form-urlencoded') return {};
  const schema = document.at(media, 'schema');
  const branches = document.list(schema, 'anyOf');
  const properties = (branches.length === 0 ? [schema] : branches).flatMap((branch) =>
    document.entries(branch, 'properties'),
  );
  return Object.fromEntries(
    properties.flatMap(([name, property]) => {
      const kind = formKinds[String(property['type'])] ?? encodedKind(document, media, name, property);
      return kind === undefined ? [] : [[name, kind] as const];
    }),
  );
}

/** A field with alternatives may be text or JSON, if the contract declares the JSON encoding for it. */
function encodedKind(
  document: OpenApiDocument,
  media: Node,
  name: string,
  property: Node,
): string | undefined {
  const encoding = document.find(document.find(media, 'encoding') ?? {}, name);
  const isJson = encoding?.['contentType'] === 'application/json';
  return isJson && document.list(property, 'anyOf').length > 0 ? 'json-or-text' : undefined;
}

const formKinds: Readonly<Record<string, string>> = {
  object: 'json',
  array: 'json',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
};
