import type { Problem } from '../../files/problems.ts';
import { isRecord } from '../../json.ts';
import { constantNode, isConstant, omitted, type Compiler, type Path, type TemplateNode } from './node.ts';
import { compileObject } from './object.ts';
import type { Sources } from './misfit.ts';
import type { Scope } from './placeholder.ts';
import type { RootNames } from './source-types.ts';
import { compileText } from './text.ts';

/** A JSON value with placeholders, compiled. */
export interface Template {
  /** Returns the value for these sources; undefined if it is one placeholder without a value. Constant parts are shared and frozen. */
  render(sources: Sources): unknown;
}

/** A template, or the problems of its text, each with its path. */
export type Compiled = { readonly template: Template } | { readonly problems: readonly Problem[] };

/** The deepest nesting of a template. */
const deepest = 100;

/**
 * Compiles a JSON value whose texts may contain placeholders, such as `{{account.id}}`. A text that is one placeholder
 * keeps the type of its value. A missing value is omitted from an object, and is null in a list.
 */
export function compileTemplate(value: unknown, roots: RootNames): Compiled {
  const problems: Problem[] = [];
  const node = compilerInto(problems)(value, [], { roots, items: [] });
  if (problems.length > 0) return { problems };
  const { render } = node;
  return { template: { render: (sources) => withoutOmitted(render(sources, [])) } };
}

function withoutOmitted(value: unknown): unknown {
  return value === omitted ? undefined : value;
}

/** Creates the compiler of one template, which adds problems to a list. */
function compilerInto(problems: Problem[]): Compiler {
  const report = (path: Path, message: string, atKey = false): TemplateNode => {
    problems.push({ path, atKey, message });
    return constantNode(null);
  };

  const compile = (value: unknown, path: Path, scope: Scope): TemplateNode => {
    if (path.length > deepest) return report(path, `the value is more than ${deepest} levels deep`);
    if (typeof value === 'string') return compileText(value, path, scope, report);
    if (Array.isArray(value))
      return listNode(value.map((item, index) => compile(item, [...path, index], scope)));
    if (isRecord(value)) return compileObject(value, path, scope, { compile, report });
    if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return constantNode(value);
    return report(path, `a template can't contain ${typeof value === 'number' ? value : typeof value}`);
  };

  return compile;
}

function listNode(items: readonly TemplateNode[]): TemplateNode {
  if (items.every(isConstant)) return constantNode(items.map(({ constant }) => constant));
  return {
    render: (sources, itemsAround) => {
      const list: unknown[] = [];
      for (const item of items) {
        const value = item.render(sources, itemsAround);
        if (value !== omitted) list.push(value === undefined ? null : value);
      }
      return list;
    },
  };
}
