import { isAlias, isCollection, isNode, isScalar, visit, type Document, Lexer } from 'yaml';

/** A problem at a place of a text, in UTF-16 units from its start. */
interface WrongName {
  readonly offset: number;
  readonly message: string;
}

/** The maximum number of aliases: for each alias, the parser searches its anchor from the start. */
const maxAliases = 1000;

/** Finds duplicate keys, aliases without an earlier anchor, and the first alias above the limit, in one pass. */
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
        wrong.push({ offset, message: `more than ${maxAliases} aliases; expected fewer` });
      if (!anchors.has(source))
        wrong.push({ offset, message: `*${source} has no anchor; expected &${source} before it` });
    },
    Map(_key, map) {
      addAnchor(map.anchor);
      const keys = new Set<unknown>();
      for (const { key } of map.items) {
        const value = isScalar(key) ? key.value : key;
        if (keys.has(value) && isNode(key)) {
          const message = 'duplicate key; expected each key once';
          wrong.push({ offset: key.range?.[0] ?? 0, message });
        }
        keys.add(value);
      }
    },
  });
  return wrong;
}

/** Returns the place of a document that has no value: its first merge of a single value, or else its last alias. */
export function unresolvedOffset(document: Document): number {
  let [merged, alias] = [-1, 0];
  visit(document, {
    Pair(_key, { key, value }) {
      const isMerge = isScalar(key) && key.source === '<<' && isNode(value);
      if (isMerge && merged < 0 && !isAlias(value) && !isCollection(value)) merged = value.range?.[0] ?? 0;
    },
    Alias(_key, { range }) {
      alias = range?.[0] ?? 0;
    },
  });
  return merged < 0 ? alias : merged;
}

/** The maximum nesting depth of YAML. */
export const deepestYaml = 128;

/** Marks the text of a plain or block scalar. */
const scalar = '\u001f';

/**
 * Returns the line, from 1, at which YAML exceeds the maximum depth; undefined if it doesn't. Checked before parsing:
 * the parser is recursive, and a stack overflow could end the process.
 */
export function tooDeepLine(yaml: string): number | undefined {
  let [line, open, columns, isText, isStart] = [1, 0, 0, false, true];
  for (const lexeme of new Lexer().lex(yaml)) {
    if (isText || lexeme === scalar) isText = !isText;
    else if (lexeme === '[' || lexeme === '{') open += 1;
    else if (lexeme === ']' || lexeme === '}') open = Math.max(0, open - 1);
    // each level of a block is indented by one more column, or has an indicator on the same line
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
