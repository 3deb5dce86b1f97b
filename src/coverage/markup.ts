const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const;

/** HTML or XML with escaped texts. */
export type Markup = string;

/** Escapes a text for XML or HTML, including attributes. */
export function text(plain: string): Markup {
  return plain
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => (isEntity(character) ? entities[character] : character));
}

function isEntity(character: string): character is keyof typeof entities {
  return Object.hasOwn(entities, character);
}

/** Creates an element with content. */
export function element(name: string, ...inner: readonly Markup[]): Markup {
  return `<${name}>${inner.join('')}</${name}>`;
}
