import { memberOf, nodeAt } from './contract/pointer.ts';
import { markKey } from './marks/check/document.ts';
import type { ProviderParts } from './parts.ts';

/** Returns the roles that marks of operations and of examples name, for the accounts of a provider without fixtures. */
export function rolesIn({
  document,
  operations,
}: Pick<ProviderParts, 'document' | 'operations'>): readonly string[] {
  const found = new Set<string>();
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

function addRoles(mark: unknown, found: Set<string>): void {
  if (typeof mark !== 'object' || mark === null) return;
  for (const [name, member] of Object.entries(mark)) {
    if (name === 'role') for (const role of [member].flat()) found.add(String(role));
    else addRoles(member, found);
  }
}
