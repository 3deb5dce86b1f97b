import {
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type YAMLParseError,
} from 'yaml';
import { FileError } from '../errors.ts';
import type { Problem } from './problems.ts';
import { textOf } from './text.ts';
import { environmentVariables, type Variables } from './variables.ts';
import { fillVariables } from './yaml-variables.ts';
import { deepestYaml, tooDeepLine, unresolvedOffset, wrongNames } from './yaml-checks.ts';

/** A YAML file's content, with a function that locates problems in it. */
export interface YamlFile {
  readonly content: unknown;
  failure(problems: readonly Problem[]): FileError;
}

/**
 * Reads a YAML (or JSON) file and replaces `${NAME}` in its texts by environment variables. Throws a FileError if the
 * file cannot be read, isn't valid YAML, or uses a variable that isn't set.
 */
export function readYaml(file: string): YamlFile {
  return yamlOf(textOf(file), file, environmentVariables());
}

/**
 * Parses YAML (or JSON) text; `file` is its name in messages. Throws a FileError if the text isn't valid. Text from the
 * network must not get `variables`, because it could read any of them.
 */
export function yamlOf(text: string, file: string, variables?: Variables): YamlFile {
  const deep = tooDeepLine(text);
  if (deep !== undefined)
    throw new FileError([`${file}:${deep}:1: nests deeper than ${deepestYaml} levels; expected fewer`]);
  const lines = new LineCounter();
  // `uniqueKeys` would compare each key with all keys before it
  const options = { lineCounter: lines, prettyErrors: false, merge: true, uniqueKeys: false };
  const document = parseDocument(text, options);
  const locate = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}: ${message}`;
  };
  const broken = document.errors.map((error) => ({ offset: error.pos[0], message: wordsFor(error) }));
  const [first] = [...broken, ...wrongNames(document)].sort((one, other) => one.offset - other.offset);
  if (first !== undefined) throw new FileError([locate(first.offset, first.message)]);
  if (variables !== undefined) {
    const missing = fillVariables(document, variables);
    if (missing.length > 0)
      throw new FileError(missing.map(({ offset, message }) => locate(offset, message)));
  }
  return {
    content: contentOf(
      document,
      (message, offset) => new FileError([locate(offset, `${message}; expected YAML`)]),
    ),
    failure: (problems) =>
      new FileError(
        problems
          .map((problem) => ({ offset: offsetOf(document, problem), message: problem.message }))
          .sort((one, other) => one.offset - other.offset)
          .map(({ offset, message }) => locate(offset, message)),
      ),
  };
}

function wordsFor({ code, message }: Pick<YAMLParseError, 'code' | 'message'>): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document starts here; expected one';
  return `${message}; expected YAML`;
}

/** Converts a document to a value. Some well-formed YAML fails here, such as endless aliases or merging a scalar. */
function contentOf(document: Document, failure: (message: string, offset: number) => FileError): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw failure(error instanceof Error ? error.message : String(error), unresolvedOffset(document));
  }
}

/** Returns the offset of a problem: that of the key or value it names, or of the nearest existing one. */
function offsetOf(document: Document, { path, atKey }: Problem): number {
  const key = atKey ? keyOffset(document, path) : undefined;
  if (key !== undefined) return key;
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyOffset(document: Document, path: Problem['path']): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const name = path.at(-1);
  const pair = parent.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(name),
  );
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
