import type { Reader, Scope } from './placeholder.ts';

/** The place of a value in a template. */
export type Path = readonly (string | number)[];

/** A compiled part of a template. */
export interface TemplateNode {
  readonly render: Reader;
  /** The value of a part without placeholders, frozen. */
  readonly constant?: unknown;
}

/** The value of a part whose condition is false. Unlike a missing value, it is omitted from lists, too. */
export const omitted = Symbol('omitted');

/** Compiles a part of a template. */
export type Compiler = (value: unknown, path: Path, scope: Scope) => TemplateNode;

/** Adds a problem, and returns a node that takes the wrong part's place. */
export type Report = (path: Path, message: string, atKey?: boolean) => TemplateNode;

/** Returns the node of a part without placeholders. */
export function constantNode(value: unknown): TemplateNode {
  Object.freeze(value);
  return { constant: value, render: () => value };
}

/** Whether a part has no placeholders. */
export function isConstant(node: TemplateNode): boolean {
  return 'constant' in node;
}

/** The parts of the compiler that objects need. */
export interface Parts {
  readonly compile: Compiler;
  readonly report: Report;
}
