import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRecord, type Node } from '../../src/json.ts';

/** A reference to a definition, or to a part of it: file, definition, pointer. */
const reference = /^([^#]*)#\/(?:\$defs|components\/schemas)\/([^/]+)(.*)$/;

/**
 * Copies the definitions of JSON Schema files that a document refers to into its own schemas, under their names. A
 * reference into a definition is replaced by its target, because validators don't follow such references.
 */
export function bundled(root: Node, file: string): Node {
  const copied = new Map<string, unknown>();

  /** Returns the value with local references; `from` is the file that contains it. */
  function localized(value: unknown, from: string): unknown {
    if (Array.isArray(value)) return value.map((item) => localized(item, from));
    if (!isRecord(value)) return value;
    const [, other, name, pointer] = reference.exec(String(value['$ref'])) ?? [];
    if (name !== undefined)
      return referred(other === '' ? from : join(dirname(from), other ?? ''), name, pointer);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, localized(inner, from)]));
  }

  function referred(from: string, name: string, pointer = ''): unknown {
    const definitions = from === file ? schemasOf(root) : definitionsOf(from);
    const definition = definitions[name];
    if (definition === undefined) throw new Error(`${from} has no definition ${name}`);
    if (pointer !== '') return localized(pointer.split('/').slice(1).reduce(step, definition), from);
    if (from !== file && !copied.has(name)) {
      copied.set(name, undefined);
      copied.set(name, localized(definition, from));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  const local = localized(root, file);
  if (!isRecord(local) || !isRecord(local['components'])) return root;
  const schemas = { ...schemasOf(local), ...Object.fromEntries(copied) };
  return { ...local, components: { ...local['components'], schemas } };
}

function schemasOf(document: Node): Node {
  const components = document['components'];
  return isRecord(components) && isRecord(components['schemas']) ? components['schemas'] : {};
}

function definitionsOf(file: string): Node {
  const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return isRecord(schema) && isRecord(schema['$defs']) ? schema['$defs'] : {};
}

function step(part: unknown, key: string): unknown {
  if (!isRecord(part) || part[key] === undefined) throw new Error(`a reference to a missing ${key}`);
  return part[key];
}
