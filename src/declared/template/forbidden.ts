const forbidden: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Whether a name could reach a prototype, and is therefore forbidden in paths and keys. */
export function isForbidden(name: string): boolean {
  return forbidden.includes(name);
}
