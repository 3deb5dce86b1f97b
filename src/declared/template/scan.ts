/** A part of a text: literal text, or the expression of a placeholder. */
type Piece = { readonly text: string } | { readonly expression: string };

/** The parts of a text, or why its braces are wrong. */
export type Scanned = { readonly pieces: readonly Piece[] } | { readonly message: string };

const braces = /\\\{\{|\\\}\}|\{\{|\}\}|[{}]/g;

/** How each literal brace changes the number of open ones. A text may be JSON, which may end with `}}`. */
const opened: Readonly<Record<string, number>> = { '{': 1, '}': -1, '\\{{': 2, '}}': -2, '\\}}': -2 };

/** Splits a text at its placeholders. `\{{` and `\}}` are literal braces. */
export function scan(text: string): Scanned {
  const pieces: Piece[] = [];
  let literal = '';
  let at = 0;
  let open = 0;
  for (let found = next(text, at); found !== null; found = next(text, at)) {
    const [brace] = found;
    literal += text.slice(at, found.index);
    at = found.index + brace.length;
    if (brace === '{{') {
      const end = endOf(text, at);
      if (end === undefined) return { message: `the {{ at character ${found.index + 1} isn't closed by }}` };
      if (literal !== '') pieces.push({ text: literal });
      literal = '';
      pieces.push({ expression: text.slice(at, end).trim() });
      at = end + 2;
    } else if (brace === '}}' && open < 2) {
      return {
        message: `the }} at character ${found.index + 1} closes nothing; write \\}} for literal braces`,
      };
    } else {
      open = Math.max(0, open + (opened[brace] ?? 0));
      literal += brace.replace('\\', '');
    }
  }
  literal += text.slice(at);
  if (literal !== '' || pieces.length === 0) pieces.push({ text: literal });
  return { pieces };
}

function next(text: string, from: number): RegExpExecArray | null {
  braces.lastIndex = from;
  return braces.exec(text);
}

/** Finds the end of an expression: the first `}}` outside of quotes. Undefined if another `{{` or the text's end is first. */
function endOf(text: string, from: number): number | undefined {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === "'" || letter === '"') quote = letter;
    else if (text.startsWith('}}', at)) return at;
    else if (text.startsWith('{{', at)) return undefined;
  }
  return undefined;
}
