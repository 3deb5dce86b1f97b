import type { IncomingMessage } from 'node:http';

/** The namespace of a request that names none. */
export const defaultNamespace = 'default';

const legal = /^[a-z0-9-]{1,63}$/;

/** The namespace a request names, or why its name is none. */
export function namespaceOf(request: IncomingMessage): string | { readonly wrong: string } {
  const name = request.headers['x-emulator-namespace'];
  if (name === undefined) return defaultNamespace;
  if (typeof name === 'string' && legal.test(name)) return name;
  return { wrong: `x-emulator-namespace is "${String(name)}"; a namespace is 1 to 63 of a-z, 0-9 and -` };
}
