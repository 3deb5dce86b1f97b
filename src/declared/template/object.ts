import type { Node } from '../../json.ts';
import { isForbidden } from './forbidden.ts';
import { constantNode, isConstant, omitted, type Parts, type Path, type TemplateNode } from './node.ts';
import type { Scope } from './placeholder.ts';
import { compileEach, compileMerge, compileWhen } from './reserved.ts';

/** Compiles an object. Its keys are literal, and four are reserved: x-when with x-value, x-each and x-merge. */
export function compileObject(value: Node, path: Path, scope: Scope, parts: Parts): TemplateNode {
  const { compile, report } = parts;
  if (Object.hasOwn(value, 'x-when')) return compileWhen(value, path, scope, parts);
  if (Object.hasOwn(value, 'x-value'))
    return report([...path, 'x-value'], 'x-value needs x-when beside it', true);
  if (Object.hasOwn(value, 'x-each')) return compileEach(value, path, scope, parts);
  if (Object.hasOwn(value, 'x-merge')) return compileMerge(value, path, scope, parts);
  const members = Object.entries(value).map(([name, member]): readonly [string, TemplateNode] => {
    const problem = keyProblem(name);
    const at = [...path, name];
    return [name, problem === undefined ? compile(member, at, scope) : report(at, problem, true)];
  });
  if (!members.every(([, node]) => isConstant(node))) return { render: objectReader(members) };
  return constantNode(Object.fromEntries(members.map(([name, { constant }]) => [name, constant])));
}

function keyProblem(name: string): string | undefined {
  if (isForbidden(name)) return `the key ${name} is forbidden`;
  return name.includes('{{') ? `the key ${name} contains a placeholder; a key is literal` : undefined;
}

function objectReader(members: readonly (readonly [string, TemplateNode])[]): TemplateNode['render'] {
  return (sources, items) => {
    const object: Record<string, unknown> = {};
    for (const [name, node] of members) {
      const value = node.render(sources, items);
      if (value !== undefined && value !== omitted) object[name] = value;
    }
    return object;
  };
}
