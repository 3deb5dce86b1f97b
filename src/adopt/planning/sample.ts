import { inlinedSchema } from '../../declared/template/inlined-schema.ts';
import { isRecord, type Node } from '../../json.ts';
import { wordsOf } from '../facts/name-parts.ts';
import { sampleOf } from '../write/sample.ts';

/** The keywords by which a schema tells its value itself. */
const telling = ['example', 'examples', 'default', 'const', 'enum'];

/** Makes up a body of a schema. A boolean without an example or a default is true only if usual answers have it so. */
export async function bodyOf(document: Node, schema: unknown): Promise<unknown> {
  if (!isRecord(schema)) return undefined;
  return await sampleOf(document, withBooleans(inlinedSchema(document, schema), ''));
}

/** The booleans that are true of a usual account and of a request that succeeds. */
const usuallyTrue =
  /\b(active|activated|enabled|ok|success|successful|succeeded|verified|confirmed|valid|authenticated|authorized|logged in|signed in|status|result)$/;
/** Those that only an account with a second factor has, and negations. */
const ofFactor = /\b(m ?fa|2 ?fa|t ?fa|totp|otp|(two|second|multi) ?factor|not|un ?verified)\b/;

/** Whether a boolean of this name is true in a usual answer. */
function isUsual(words: string): boolean {
  return usuallyTrue.test(words) && !ofFactor.test(words);
}

/** Adds a value to the booleans of a schema whose references are resolved. */
function withBooleans(schema: Node, name: string): Node {
  if (isBoolean(schema)) {
    return telling.some((key) => schema[key] !== undefined)
      ? schema
      : { ...schema, default: isUsual(wordsOf(name)) };
  }
  const { properties, items } = schema;
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => {
    const list: unknown = schema[key];
    return Array.isArray(list)
      ? [[key, list.map((one: unknown) => (isRecord(one) ? withBooleans(one, name) : one))]]
      : [];
  });
  return {
    ...schema,
    ...(isRecord(properties) ? { properties: withMembers(properties) } : {}),
    ...(isRecord(items) ? { items: withBooleans(items, name) } : {}),
    ...(Object.fromEntries(parts) as Node),
  };
}

function withMembers(properties: Node): Node {
  return Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, isRecord(one) ? withBooleans(one, name) : one]),
  );
}

function isBoolean({ type }: Node): boolean {
  return Array.isArray(type) ? type.includes('boolean') : type === 'boolean';
}
