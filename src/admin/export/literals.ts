/** Returns a text in one line, for a comment: control characters and line separators become spaces. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** Returns a value as a literal of JavaScript that can stand in any script, comment or HTML page. */
export function literal(value: unknown, indent?: number): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // within JSON, these characters are in texts only
  return JSON.stringify(value, undefined, indent).replaceAll(/[<>\u2028\u2029\u007f]/g, escaped);
}

/** Returns a text as an expression: parts of it become other expressions. */
export function expression(text: string, replaced: ReadonlyMap<string, string>): string {
  const parts = [...replaced.keys()].filter((part) => text.includes(part));
  const [first] = parts;
  if (first === undefined) return literal(text);
  const code = replaced.get(first) ?? '';
  const rest = new Map([...replaced].filter(([part]) => part !== first));
  const pieces = text.split(first).map((piece) => (piece === '' ? '' : expression(piece, rest)));
  const joined = pieces.flatMap((piece, index) => (index === 0 ? [piece] : [code, piece])).filter(Boolean);
  return joined.length === 1 ? code : joined.join(' + ');
}
