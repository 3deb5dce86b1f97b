import { isNode, type OpenApiDocument } from './document.ts';

/** What of a contract's checks another one of the same provider has already: those of schemas that are alike to the last. */
export function sharedChecks(
  names: readonly string[],
  document: OpenApiDocument,
  former: OpenApiDocument,
  formerNames: readonly string[],
): readonly string[] {
  return names.filter(
    (name) => formerNames.includes(name) && wholeSchema(document, name) === wholeSchema(former, name),
  );
}

/** A schema as text, with all that it refers to. */
export function wholeSchema(document: OpenApiDocument, name: string): string {
  const schemas = document.at(document.at(document.root, 'components'), 'schemas');
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(whole);
    if (!isNode(value)) return value;
    const target = /^#\/components\/schemas\/(\w+)$/.exec(String(value['$ref']))?.[1];
    if (target !== undefined) return whole(schemas[target]);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, whole(part)]));
  };
  return JSON.stringify(whole(schemas[name]));
}

/** The line of a module that takes checks from that of another profile. */
export function takenFrom(profile: string | undefined, names: readonly string[]): string {
  return profile === undefined || names.length === 0
    ? ''
    : `export { ${names.join(', ')} } from '../${profile}/checks.js';\n`;
}
