import type { IncomingMessage } from 'node:http';
import { namespaceOf } from '../http/namespace.ts';

/** The namespace that a call works on, or why what it names is none. */
export function callNamespace(request: IncomingMessage): string | { readonly wrong: string } {
  return namespaceOf(request);
}
