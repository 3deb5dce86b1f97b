import ts from 'typescript';
import { passage, type Passage } from './passage.ts';
import { isUnreadAttribute, textOfElement } from './read-jsx.ts';

/** Reads the comments, the messages, the texts of elements and, in a test, the titles of a source file. */
export function readTypeScript(file: string, source: string): readonly Passage[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const isTest = !/^(src|tools|build)\//.test(file);
  const strings: Passage[] = [];
  const comments = new Map<number, ts.CommentRange>();
  visit(tree);
  return [
    ...readComments(
      tree,
      [...comments.values()].sort((one, other) => one.pos - other.pos),
    ),
    ...strings,
  ];

  function visit(node: ts.Node): void {
    const ranges = [
      ...(ts.getLeadingCommentRanges(source, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(source, node.getEnd()) ?? []),
      ...(ts.isJsxExpression(node) ? (ts.getTrailingCommentRanges(source, node.getStart() + 1) ?? []) : []),
    ];
    for (const range of ranges) comments.set(range.pos, range);
    const element = textOfElement(node);
    if (element !== undefined && isProse(element))
      strings.push(passage(file, lineAt(tree, node.getStart()), 'message', element));
    if ((ts.isStringLiteralLike(node) && !isUnreadAttribute(node)) || ts.isTemplateExpression(node)) {
      const kind = isTitle(node, tree) ? 'test title' : 'message';
      const text = textOf(node);
      if (kind === 'test title' || (!isTest && isProse(text) && !isCode(text)))
        strings.push(passage(file, lineAt(tree, node.getStart()), kind, text));
    }
    ts.forEachChild(node, visit);
  }
}

function readComments(tree: ts.SourceFile, ranges: readonly ts.CommentRange[]): readonly Passage[] {
  const passages: Passage[] = [];
  let lines: ts.CommentRange[] = [];
  for (const range of ranges) {
    const last = lines.at(-1);
    if (last !== undefined && (isBlock(range) || lineAt(tree, last.pos) + 1 !== lineAt(tree, range.pos)))
      flush();
    if (isBlock(range)) passages.push(...readBlock(tree, range));
    else lines.push(range);
  }
  flush();
  return passages;

  function flush(): void {
    const [first] = lines;
    if (first === undefined) return;
    const text = lines.map(({ pos, end }) => tree.text.slice(pos, end).replace(/^\/\/\s?/, '')).join(' ');
    if (isProse(text)) passages.push(passage(tree.fileName, lineAt(tree, first.pos), 'comment', text));
    lines = [];
  }
}

/** Reads the paragraphs and tags of a block comment, without its examples. */
function readBlock(tree: ts.SourceFile, { pos, end }: ts.CommentRange): readonly Passage[] {
  const body = tree.text
    .slice(pos, end)
    .replace(/^\/\*+|\*+\/$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/@example[\s\S]*?(?=\n@|$)/g, '');
  return body
    .split(/\n\s*\n|\n(?=@|- )/)
    .map((part) => part.trim().replace(/^@(?:param|typeParam)\s+\S+|^@\w+|^- /, ''))
    .filter(isProse)
    .map((part) => passage(tree.fileName, lineAt(tree, pos), 'comment', part));
}

/** Returns whether a string is the first argument of `test`, `it` or `describe`. */
function isTitle(node: ts.Node, tree: ts.SourceFile): boolean {
  const call = node.parent;
  return (
    ts.isCallExpression(call) &&
    call.arguments[0] === node &&
    /^(test|it|describe)\b/.test(call.expression.getText(tree))
  );
}

/** Returns the text of a string, with `X` for each expression in it. */
function textOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  const parts = node.templateSpans.map(({ literal }) => literal.text);
  return [node.head.text, ...parts].join(' X ');
}

/** Returns whether a text has three words in a row. */
function isProse(text: string): boolean {
  return /\p{L}+,? \p{L}+,? \p{L}+/u.test(text);
}

/** Returns whether a string is code or markup. */
function isCode(text: string): boolean {
  return /^\s*[<{]|=>|: \{/.test(text);
}

function isBlock({ kind }: ts.CommentRange): boolean {
  return kind === ts.SyntaxKind.MultiLineCommentTrivia;
}

function lineAt(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}
