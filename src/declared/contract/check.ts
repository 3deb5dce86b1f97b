import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ValidationError } from '../../core/contract.ts';
import { converted, type Direction } from './dialect.ts';
import { createPatterns } from './patterns.ts';
import { memberOf, schemaAt } from './pointer.ts';

/** Returns the errors of a value; empty if it is valid. */
type Check = (value: unknown) => readonly ValidationError[];

/** Checks of values against the schemas of a document. */
export interface Checks {
  /** Returns the check of the schema at a JSON pointer. It is compiled when first called. */
  checkFor(schemaPointer: string, direction: Direction): Check;
  /** Notes about schemas and patterns that can't be checked. More appear as more checks are compiled. */
  notes(): readonly string[];
}

/**
 * Creates the checks of a document. A check compiles its schema and the schemas to which that refers, and no others.
 * Schemas are shared between checks.
 */
export function createChecks(document: unknown): Checks {
  const patterns = createPatterns();
  const notes: string[] = [];
  const checks = new Map<string, Check>();
  const names = new Map<string, string>();
  const isOld = String(memberOf(document, 'openapi')).startsWith('3.0');
  const compiler = createCompiler(patterns.compile);

  /** Adds a schema, and those to which it refers, under a name. */
  function add(pointer: string, direction: Direction): string {
    const found = schemaAt(document, pointer);
    const target = `${direction} ${found?.pointer ?? pointer}`;
    const known = names.get(target);
    if (known !== undefined) return known;
    const name = `schema-${names.size}`;
    names.set(target, name);
    const nameOf = (other: string) => add(other, direction);
    const schema = converted(found?.value ?? true, { document, isOld, direction, nameOf });
    compiler.addSchema(schemaObject(schema), name);
    return name;
  }

  function compiled(pointer: string, direction: Direction): Check {
    try {
      const validate = compiler.getSchema(add(pointer, direction));
      if (validate === undefined) return () => [];
      return (value) => (validate(value) === true ? [] : [...(validate.errors ?? [])]);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      notes.push(`the schema ${pointer} can't be compiled, so its values aren't checked: ${reason}`);
      return () => [];
    }
  }

  return {
    checkFor: (pointer, direction) => (value) => {
      const id = `${direction} ${pointer}`;
      let check = checks.get(id);
      if (check === undefined) checks.set(id, (check = compiled(pointer, direction)));
      return check(value);
    },
    notes: () => [...patterns.notes, ...notes],
  };
}

/** Creates a compiler that accepts all formats and doesn't check schemas themselves. */
function createCompiler(compile: (pattern: string) => { test(text: string): boolean }): Ajv2020 {
  const regExp = Object.assign(compile, { code: 'new RegExp' });
  const compiler = new Ajv2020({
    allErrors: true,
    strict: false,
    // a member such as `constructor` is missing unless the value has it
    ownProperties: true,
    validateSchema: false,
    addUsedSchema: false,
    meta: false,
    logger: false,
    code: { regExp },
  });
  addFormats(compiler);
  return compiler;
}

/** Returns a schema as an object; a schema may be only true or false. */
function schemaObject(schema: unknown): object {
  if (typeof schema === 'object' && schema !== null) return schema;
  return schema === false ? { not: {} } : {};
}
