import { isRecord, type Node } from '../../json.ts';
import { expectedOneOf } from '../../suggestion.ts';
import { isForbidden } from './forbidden.ts';
import { kindOf } from './forms.ts';
import { omitted, type Parts, type Path, type TemplateNode } from './node.ts';
import { reportMisfit, withArticle, type Sources } from './misfit.ts';
import type { Reader, Scope } from './placeholder.ts';
import type { Shape } from './source-types.ts';
import { compileWhole } from './text.ts';

/** Compiles an object, or the `x-value` beside `x-when`, that exists only if a placeholder has a value that isn't empty. */
export function compileWhen(value: Node, path: Path, scope: Scope, { compile, report }: Parts): TemplateNode {
  const { 'x-when': condition, ...rest } = value;
  const placeholder = compileWhole(condition, 'condition', scope);
  if ('message' in placeholder) return report([...path, 'x-when'], `x-when: ${placeholder.message}`);
  const { read } = placeholder;
  const isValue = Object.hasOwn(rest, 'x-value');
  const other = isValue ? Object.keys(rest).find((name) => name !== 'x-value') : undefined;
  if (other !== undefined) return report([...path, other], `the key ${other} can't be beside x-value`, true);
  const { render } = isValue
    ? compile(rest['x-value'], [...path, 'x-value'], scope)
    : compile(rest, path, scope);
  return { render: (sources, items) => (isGiven(read(sources, items)) ? render(sources, items) : omitted) };
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

const eachKeys: readonly string[] = ['x-each', 'as', 'item'];
const itemName = /^[A-Za-z_][\w-]*$/;

/** Compiles a list with one value for each item of another list: `{ x-each: '{{account.teams}}', as: team, item: … }`. */
export function compileEach(value: Node, path: Path, scope: Scope, { compile, report }: Parts): TemplateNode {
  const unknown = Object.keys(value).find((name) => !eachKeys.includes(name));
  if (unknown !== undefined) {
    const problem = `unknown key ${unknown} beside x-each; ${expectedOneOf(unknown, eachKeys)}`;
    return report([...path, unknown], problem, true);
  }
  const list = compileWhole(value['x-each'], 'list', scope);
  if ('message' in list) return report([...path, 'x-each'], `x-each: ${list.message}`);
  const { as: name = 'item' } = value;
  const problem = nameProblem(name, scope);
  if (typeof name !== 'string' || problem !== undefined) return report([...path, 'as'], problem ?? '');
  if (!Object.hasOwn(value, 'item')) return report(path, 'item is missing beside x-each');
  const inner = {
    roots: { ...scope.roots, [name]: itemShape(list.shapes) },
    items: [...scope.items, name],
  };
  const item = compile(value['item'], [...path, 'item'], inner);
  return { render: eachReader(list.read, item, String(value['x-each'])) };
}

function nameProblem(name: unknown, { roots }: Scope): string | undefined {
  if (typeof name !== 'string' || !itemName.test(name) || isForbidden(name)) {
    return 'expected a name for the item, such as team';
  }
  return Object.hasOwn(roots, name)
    ? `${name} is a source already; choose another name for the item`
    : undefined;
}

/** Several lists in one placeholder may have different items. */
function itemShape([shape, ...others]: readonly Shape[]): Shape {
  return typeof shape === 'object' && 'each' in shape && others.length === 0 ? shape.each : 'open';
}

function eachReader(read: Reader, item: TemplateNode, placeholder: string): Reader {
  return (sources, items) => {
    const list = read(sources, items);
    const kind = kindOf(list);
    if (kind === undefined) return undefined;
    if (!Array.isArray(list)) {
      reportMisfit(
        sources,
        `${placeholder} is ${withArticle(kind)}, of which x-each makes no list; it is omitted`,
      );
      return undefined;
    }
    const made: unknown[] = [];
    for (const one of list) {
      const value = item.render(sources, [...items, one]);
      if (value !== omitted) made.push(value === undefined ? null : value);
    }
    return made;
  };
}

/** Compiles an object with the members of other objects, to which its own members are added. Later members win. */
export function compileMerge(
  value: Node,
  path: Path,
  scope: Scope,
  { compile, report }: Parts,
): TemplateNode {
  const { 'x-merge': merged, ...own } = value;
  const at = [...path, 'x-merge'];
  if (!Array.isArray(merged)) return report(at, 'expected a list of objects in x-merge');
  for (const [index, part] of merged.entries()) {
    const problem = partProblem(part, scope);
    if (problem !== undefined) return report([...at, index], `x-merge: ${problem}`);
  }
  const nodes = [
    ...merged.map((part, index) => compile(part, [...at, index], scope)),
    compile(own, path, scope),
  ];
  return {
    render: (sources, items) => {
      const object: Record<string, unknown> = {};
      for (const node of nodes) addMembers(object, node.render(sources, items), sources);
      return object;
    },
  };
}

function partProblem(part: unknown, scope: Scope): string | undefined {
  if (isRecord(part)) return undefined;
  const placeholder = compileWhole(part, 'value', scope);
  return 'message' in placeholder ? placeholder.message : undefined;
}

function addMembers(object: Record<string, unknown>, part: unknown, sources: Sources): void {
  if (part === omitted) return;
  const kind = kindOf(part);
  if (kind === undefined) return;
  if (!isRecord(part) || kind !== 'object') {
    return reportMisfit(
      sources,
      `a part of x-merge is ${withArticle(kind)}, which has no members; it is omitted`,
    );
  }
  for (const [name, value] of Object.entries(part)) if (!isForbidden(name)) object[name] = value;
}
