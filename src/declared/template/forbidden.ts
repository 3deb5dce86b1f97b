const forbidden: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Whether a name could reach a prototype, and is therefore forbidden in paths and keys. */
export function isForbidden(name: string): boolean {
  return forbidden.includes(name);
}

/** Whether every object has a member of this name, which is therefore no value of a source. */
export function isInherited(name: string): boolean {
  return isForbidden(name) || name in Object.prototype;
}
