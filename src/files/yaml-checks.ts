import { isNode, isScalar, visit, type Document, Lexer } from 'yaml';

/** Something wrong at a place of a text, in UTF-16 units from its start. */
interface WrongName {
  readonly offset: number;
  readonly message: string;
}

/** How many aliases YAML may have: for each of them its anchor is looked for from the start. */
const maxAliases = 1000;

/** The keys that stand twice in a map, the aliases without an anchor before them, and the first alias of too many; in one walk. */
export function wrongNames(document: Document): readonly WrongName[] {
  const wrong: WrongName[] = [];
  const anchors = new Set<string>();
  const addAnchor = (anchor: string | undefined) => {
    if (anchor !== undefined) anchors.add(anchor);
  };
  let aliases = 0;
  visit(document, {
    Scalar(_key, { anchor }) {
      addAnchor(anchor);
    },
    Seq(_key, { anchor }) {
      addAnchor(anchor);
    },
    Alias(_key, { source, range }) {
      aliases += 1;
      const offset = range?.[0] ?? 0;
      if (aliases === maxAliases + 1)
        wrong.push({ offset, message: `one alias more than ${maxAliases}; expected fewer` });
      if (!anchors.has(source))
        wrong.push({ offset, message: `*${source} stands for nothing; expected an &${source} before it` });
    },
    Map(_key, map) {
      addAnchor(map.anchor);
      const keys = new Set<unknown>();
      for (const { key } of map.items) {
        const value = isScalar(key) ? key.value : key;
        if (keys.has(value) && isNode(key)) {
          const message = 'this key stands here twice; expected each key once';
          wrong.push({ offset: key.range?.[0] ?? 0, message });
        }
        keys.add(value);
      }
    },
  });
  return wrong;
}

/** How deep YAML may nest. */
export const deepestYaml = 128;

/** Stands before the text of a plain or a block scalar. */
const scalar = '\u001f';

/**
 * The line, from 1, at which YAML nests deeper than it may; undefined where it does not. The parser calls itself at each
 * level, and where its stack ends the process may end with it; so the levels are counted before it.
 */
export function tooDeepLine(yaml: string): number | undefined {
  let [line, open, columns, isText, isStart] = [1, 0, 0, false, true];
  for (const lexeme of new Lexer().lex(yaml)) {
    if (isText || lexeme === scalar) isText = !isText;
    else if (lexeme === '[' || lexeme === '{') open += 1;
    else if (lexeme === ']' || lexeme === '}') open = Math.max(0, open - 1);
    // each level of a block is a column further right, or has an indicator in the same line
    else if (isStart && lexeme.trim() === '') columns = lexeme.length;
    else if (open === 0 && (lexeme === '-' || lexeme === '?' || lexeme === ':')) columns += 1;
    if (open > deepestYaml || columns > deepestYaml) return line;
    const ends = lexeme.split('\n').length - 1;
    line += ends;
    isStart = lexeme.endsWith('\n');
    if (isStart) columns = 0;
  }
  return undefined;
}
