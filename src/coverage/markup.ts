const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const;

/** A text as it may stand in XML or HTML, in an attribute too. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => (isEntity(character) ? entities[character] : character));
}

function isEntity(character: string): character is keyof typeof entities {
  return Object.hasOwn(entities, character);
}
