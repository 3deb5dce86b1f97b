import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** Worlds side by side. */
export const namespaceCalls = {
  listNamespaces: notBuilt,
  putNamespace: notBuilt,
  removeNamespace: notBuilt,
} satisfies Calls<'listNamespaces' | 'putNamespace' | 'removeNamespace'>;
