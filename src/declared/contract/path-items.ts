import { isRecord } from '../../json.ts';
import type { Draft } from './draft.ts';
import { below, copyOfRecord, follow, setMember } from './pointer.ts';

/**
 * Copies path items to which `paths` refers into it, so that an overlay can target the operations of a contract in
 * several files by path.
 */
export function inlinePathItems(draft: Draft): void {
  const { document } = draft;
  copyTarget(draft, document, 'paths', '/paths');
  const paths = Object.hasOwn(document, 'paths') ? document['paths'] : undefined;
  if (!isRecord(paths)) return;
  for (const template of Object.keys(paths)) copyTarget(draft, paths, template, below('/paths', template));
}

/** Replaces a member that is a reference by a copy of its target. Members beside the `$ref` stay. */
function copyTarget(
  { document, origins }: Draft,
  holder: Record<string, unknown>,
  key: string,
  at: string,
): void {
  const node = Object.hasOwn(holder, key) ? holder[key] : undefined;
  if (!isRecord(node) || typeof node['$ref'] !== 'string') return;
  const found = follow(document, { value: node, pointer: at });
  if (found === undefined || 'key' in found || !isRecord(found.value)) return;
  const { $ref: _, ...beside } = node;
  const own = origins.of(at);
  const copy = copyOfRecord(found.value);
  origins.set(at, origins.of(found.pointer));
  for (const [name, value] of Object.entries(beside)) {
    setMember(copy, name, value);
    origins.set(below(at, name), { file: own.file, pointer: below(own.pointer, name) });
  }
  setMember(holder, key, copy);
}
