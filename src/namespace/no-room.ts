import type { Registry } from './registry.ts';

/** Why a namespace cannot be made, and what to do. */
export function noRoom(namespaces: Registry): string {
  const { size } = namespaces.list();
  return `${size} namespaces are in use; drop one that is not (DELETE /__admin/namespaces/{name}), or allow more with --max-namespaces`;
}
