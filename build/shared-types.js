import ts from 'typescript';

/**
 * Returns the declarations of an entry with imports for those that the main entry exports, too. Without it, each entry
 * repeats the types of the whole library. `file` is the import path of the main entry.
 */
export function importShared(text, main, file) {
  const exported = exportsOf(parsed(main));
  const statements = parsed(text).statements.map((statement) => ({
    text: statement.getFullText().trim(),
    // the comment above a declaration is only in the file that exports it
    declaration: withoutExport(statement.getText()),
    name: nameOf(statement),
    isExport: isExport(statement),
    uses: identifiersIn(statement),
  }));
  const isShared = ({ name, declaration }) => name !== undefined && exported.get(name) === declaration;
  const shared = statements.filter(isShared);
  const own = needed(statements.filter((one) => !isShared(one)));
  const used = new Set(own.flatMap(({ uses }) => [...uses]));
  const imported = shared.filter(({ name }) => used.has(name)).map(({ name }) => name);
  const passedOn = shared.filter((one) => one.isExport).map(({ name }) => name);
  return [
    ...(imported.length === 0 ? [] : [`import { ${imported.join(', ')} } from '${file}';`]),
    ...(passedOn.length === 0 ? [] : [`export { ${passedOn.join(', ')} } from '${file}';`]),
    ...own.map((one) => one.text),
    '',
  ].join('\n');
}

function parsed(text) {
  return ts.createSourceFile('types.d.ts', text, ts.ScriptTarget.Latest, true);
}

/** Returns the text of each exported declaration by its name. */
function exportsOf(source) {
  const texts = new Map(source.statements.map((one) => [nameOf(one), withoutExport(one.getText())]));
  const listed = source.statements
    .filter(ts.isExportDeclaration)
    .flatMap(({ exportClause }) => exportClause?.elements ?? [])
    .filter(({ propertyName }) => propertyName === undefined)
    .map(({ name }) => name.text);
  const names = [...source.statements.filter(isExport).map(nameOf), ...listed];
  return new Map(names.map((name) => [name, texts.get(name)]));
}

/** Drops the declarations that no other declaration and no export needs. */
function needed(statements) {
  const kept = new Set(statements.filter(({ name, isExport }) => name === undefined || isExport));
  const byName = new Map(statements.map((one) => [one.name, one]));
  // iterating a set includes members added during the loop
  for (const { uses } of kept) {
    for (const name of uses) {
      const one = byName.get(name);
      if (one !== undefined) kept.add(one);
    }
  }
  return statements.filter((one) => kept.has(one));
}

function identifiersIn(statement) {
  const names = new Set();
  const visit = (node) => {
    if (ts.isIdentifier(node)) names.add(node.text);
    // the name of a member doesn't refer to a declaration of this name
    const isMember = ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isParameter(node);
    ts.forEachChild(node, (child) => (isMember && child === node.name ? undefined : visit(child)));
  };
  visit(statement);
  return names;
}

/** An addition to the global namespaces has no name: it is always needed. */
function nameOf(statement) {
  if ((statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0) return undefined;
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.text;
  return statement.name?.text;
}

function isExport(statement) {
  return (ts.getCombinedModifierFlags(statement) & ts.ModifierFlags.Export) !== 0;
}

function withoutExport(text) {
  return text.replace(/^(?:export )?(?:declare )?/, '');
}
