/** Returns whether a document has a reference that leads back to itself through others. */
export function isCircular(document: unknown): boolean {
  const states = new Map<string, 'open' | 'done'>();

  function closes(pointer: string): boolean {
    const state = states.get(pointer);
    if (state !== undefined) return state === 'open';
    states.set(pointer, 'open');
    const found = referencesIn(nodeAt(document, pointer)).some(closes);
    states.set(pointer, 'done');
    return found;
  }

  return referencesIn(document).some(closes);
}

function referencesIn(value: unknown, found = new Set<string>()): readonly string[] {
  if (typeof value === 'object' && value !== null) {
    if ('$ref' in value && typeof value.$ref === 'string') found.add(value.$ref);
    for (const member of Object.values(value)) referencesIn(member, found);
  }
  return [...found];
}

function nodeAt(document: unknown, pointer: string): unknown {
  const keys = pointer.slice('#/'.length).split('/');
  const unescaped = keys.map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
  return unescaped.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
    document,
  );
}
