/** Returns a path as a JSONPath (RFC 9535) that selects one node: `$.paths['/login'].post`. */
export function targetText(path: readonly string[]): string {
  return `$${path.map(segment).join('')}`;
}

/** Names with other characters than these need brackets. */
const plain = /^[A-Za-z_][A-Za-z0-9_]*$/;

function segment(key: string): string {
  return plain.test(key) ? `.${key}` : `['${key.replaceAll(special, escaped)}']`;
}

/** Quotes, backslashes and control characters, which a quoted name must escape. */
const special = /['\\\u0000-\u001f]/g;

const letters: Readonly<Record<string, string>> = {
  ...{ "'": "\\'", '\\': '\\\\' },
  ...{ '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
};

function escaped(character: string): string {
  return letters[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
