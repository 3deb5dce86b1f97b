import { memberOf, nodeAt } from '../contract/pointer.ts';
import { markKey } from '../marks/check/document.ts';
import type { ProviderParts } from '../runtime/parts.ts';

/** Returns the roles that marks of operations and of examples name, for the accounts of a provider without fixtures. */
export function rolesIn({
  document,
  operations,
}: Pick<ProviderParts, 'document' | 'operations'>): readonly string[] {
  const found = new Set<string>();
  addRoles(document[markKey], found);
  for (const { pointer } of operations.all) {
    const operation = nodeAt(document, pointer)?.value;
    addRoles(memberOf(operation, markKey), found);
    // schemas have no marks, and are most of a contract
    for (const response of membersOf(memberOf(operation, 'responses')))
      for (const media of membersOf(memberOf(response, 'content')))
        for (const example of membersOf(memberOf(media, 'examples')))
          addRoles(memberOf(example, markKey), found);
  }
  return [...found];
}

function membersOf(node: unknown): readonly unknown[] {
  return typeof node === 'object' && node !== null ? Object.values(node) : [];
}

/** Adds the roles of a mark: of an example, or of what operations need. Bodies of answers may have a `role`, too. */
function addRoles(mark: unknown, found: Set<string>): void {
  const named = ['needs', 'protect'].map((name) => memberOf(memberOf(mark, name), 'role'));
  const isExample = memberOf(mark, 'act') === undefined && memberOf(mark, 'acts') === undefined;
  if (isExample) named.push(memberOf(mark, 'role'));
  for (const role of named.flat()) if (typeof role === 'string') found.add(role);
  const acts = memberOf(mark, 'acts');
  if (Array.isArray(acts)) for (const act of acts) addRoles(act, found);
}
