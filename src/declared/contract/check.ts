import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import type { ValidationError } from '../../core/contract.ts';
import { converted, type Direction } from './dialect.ts';
import type { Node } from '../../json.ts';
import { bodiesOf } from './bodies.ts';
import { createPatterns } from './patterns.ts';
import { memberOf, schemaAt } from './pointer.ts';
import { uniqueItems } from './unique-items.ts';

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
  const compiler = createCompiler(patterns.compile);
  const add = schemaAdder(document, compiler);

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

/** Creates the function that adds a schema, and those to which it refers, to a compiler. It returns the schema's name. */
function schemaAdder(
  document: unknown,
  compiler: Ajv2020,
): (pointer: string, direction: Direction) => string {
  const names = new Map<string, string>();
  const isOld = String(memberOf(document, 'openapi')).startsWith('3.0');
  return function add(pointer, direction) {
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
  };
}

/** The checks of a contract as code. */
export interface StandaloneChecks {
  /** A CommonJS module that exports the checks. */
  readonly code: string;
  readonly names: readonly string[];
  /** The packages that the code requires. */
  readonly packages: readonly string[];
  readonly notes: readonly string[];
}

/** Writes the checks of the JSON bodies of all operations as code: `loginRequest`, `login200`. */
export function standaloneChecks(document: Node): StandaloneChecks {
  const patterns = createPatterns();
  const compiler = createCompiler(patterns.compile, true);
  const add = schemaAdder(document, compiler);
  const notes: string[] = [];
  const added: Record<string, string> = {};
  for (const { name, pointer, direction } of bodiesOf(document)) {
    try {
      const id = add(pointer, direction);
      compiler.getSchema(id);
      added[name] = id;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      notes.push(`${name} has no check, because the schema ${pointer} can't be compiled: ${reason}`);
    }
  }
  const code = standaloneCode(compiler, added);
  const required = [...code.matchAll(/require\("([^"/]+)/g)].map(([, name = '']) => name);
  const packages = [...new Set(required)].sort();
  return { code, names: Object.keys(added), packages, notes: [...patterns.notes, ...notes] };
}

/** Creates a compiler that accepts all formats and doesn't check schemas themselves. */
function createCompiler(
  compile: (pattern: string) => { test(text: string): boolean },
  source = false,
): Ajv2020 {
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
    code: { regExp, source },
  });
  addFormats(compiler);
  // code that stands alone can't contain a function of ours
  if (!source) compiler.removeKeyword('uniqueItems').addKeyword(uniqueItems);
  return compiler;
}

/** Returns a schema as an object; a schema may be only true or false. */
function schemaObject(schema: unknown): object {
  if (typeof schema === 'object' && schema !== null) return schema;
  return schema === false ? { not: {} } : {};
}
