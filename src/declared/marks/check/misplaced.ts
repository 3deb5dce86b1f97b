import { didYouMean } from '../../../suggestion.ts';
import { isRecord, type Node } from '../../../json.ts';
import { checkExampleMark } from '../../../generated/marks/checks.js';
import { entriesOf, markKey, operationsIn, type Path } from './document.ts';
import { errorAtKey, noteAt, type Finding } from './finding.ts';
import { filesMember } from '../../contract/referenced-files.ts';
import { schemaFindings } from './schema-errors.ts';

/** The members whose values are data of the API, not parts of the contract. */
const data: readonly string[] = ['example', 'default', 'enum', 'const', 'value'];

/** Finds marks at places where they have no effect, checks those of examples, and notes misspelt ones. */
export function misplacedMarks(document: Node): readonly Finding[] {
  const allowed = new Set(['', ...operationsIn(document).map(({ path }) => keyOf(path))]);
  return [...walk(document, allowed), ...misspelt(document, [])].concat(
    operationsIn(document).flatMap(({ node, path }) => misspelt(node, path)),
  );
}

function keyOf(path: Path): string {
  return JSON.stringify(path.length === 0 ? '' : path);
}

function walk(top: Node, allowed: ReadonlySet<string>): readonly Finding[] {
  const path: (string | number)[] = [];
  const findings: Finding[] = [];

  function visit(node: object): void {
    if (Array.isArray(node)) return node.forEach((item, index) => below(index, item));
    if (!isRecord(node)) return;
    for (const key of Object.keys(node)) {
      if (key === markKey) findings.push(...misplaced(node[key], [...path], allowed));
      else if (!isData(key, path)) below(key, node[key]);
    }
  }

  function below(key: string | number, node: unknown): void {
    if (typeof node !== 'object' || node === null) return;
    path.push(key);
    visit(node);
    path.pop();
  }

  visit(top);
  return findings;
}

function isData(key: string, path: Path): boolean {
  // operations of other files were copied to their paths
  if (key === filesMember && path.length === 0) return true;
  return data.includes(key) && !isSchemaProperty(path);
}

/** Whether the keys of a node are names that the API chose, such as those of properties. */
function isSchemaProperty(path: Path): boolean {
  return path.at(-1) === 'properties' || path.at(-1) === 'examples';
}

function misplaced(mark: unknown, path: Path, allowed: ReadonlySet<string>): readonly Finding[] {
  const at = [...path, markKey];
  if (path.length === 0 || allowed.has(keyOf(path))) return [];
  if (path.at(-2) !== 'examples')
    return [
      errorAtKey(
        at,
        `${markKey} has no effect here; expected it at the top, in an operation, or in an example`,
      ),
    ];
  return checkExampleMark(mark) ? [] : schemaFindings(checkExampleMark.errors ?? [], at);
}

/** Extensions of other tools that resemble the mark. */
const others: readonly string[] = ['x-logo'];

function misspelt(node: Node, path: Path): readonly Finding[] {
  return entriesOf(node).flatMap(([key]) => {
    if (key === markKey || others.includes(key) || !/^x/i.test(key)) return [];
    const suggestion = didYouMean(key, [markKey]);
    if (suggestion === undefined) return [];
    return [{ ...noteAt([...path, key], `${key} has no effect; ${suggestion}`), atKey: true }];
  });
}
