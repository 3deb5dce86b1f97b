import type { NamespaceRegistry } from './namespace-registry.ts';

/** Why a namespace cannot be made, and what to do. */
export function namespaceLimitMessage(namespaces: NamespaceRegistry): string {
  const { size } = namespaces.list();
  return `${size} namespaces are in use; drop one that is not (DELETE /__admin/namespaces/{name}), or allow more with --max-namespaces`;
}
