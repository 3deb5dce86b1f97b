/** `npm run docs:api`: writes the API reference in `docs/api/` from the doc comments. With `--check`, fails if it is out of date. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Application, Converter, OptionDefaults, ReferenceType, ReflectionKind, UnionType } from 'typedoc';
import { suites } from './suites.js';

const folder = 'docs/api';

/** The import name of each module, by its source file. */
const modules = {
  'src/index.ts': 'login-emulator',
  ...Object.fromEntries(
    Object.entries({ ...suites.cjs, ...suites.esm }).map(([name, path]) => [path, `login-emulator/${name}`]),
  ),
};

if (process.argv.includes('--check')) {
  const made = mkdtempSync(join(tmpdir(), 'login-emulator-api-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  await generate(made);
  if (!isSame(pagesIn(folder), pagesIn(made))) {
    console.error(`${folder} differs from the doc comments: run npm run docs:api`);
    process.exitCode = 1;
  }
} else {
  await generate(folder);
}

/** Writes a page for each module. Ends the process if an export has no doc comment, or if a link is broken. */
async function generate(out) {
  const app = await Application.bootstrapWithPlugins({
    entryPoints: Object.keys(modules),
    plugin: ['typedoc-plugin-markdown'],
    outputs: [{ name: 'markdown', path: out }],
    router: 'module',
    logLevel: 'Warn',
    // npm run typecheck reports these
    skipErrorChecking: true,
    readme: 'none',
    disableSources: true,
    excludeExternals: true,
    excludeInternal: true,
    sort: ['kind', 'source-order'],
    groupOrder: ['Functions', 'Classes', 'Interfaces', 'Type Aliases'],
    // the tags of generated types
    blockTags: [...OptionDefaults.blockTags, '@description', '@enum'],
    validation: { notDocumented: true, invalidLink: true, notExported: true },
    treatWarningsAsErrors: true,
    treatValidationWarningsAsErrors: true,
    flattenOutputFiles: true,
    entryFileName: 'README',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    tableColumnSettings: { hideModifiers: true, hideDefaults: true },
    useCodeBlocks: true,
    expandObjects: true,
    interfacePropertiesFormat: 'table',
    classPropertiesFormat: 'table',
    parametersFormat: 'table',
    typeDeclarationFormat: 'table',
  });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.children ?? []) module.name = nameOf(module, project);
    for (const reflection of Object.values(project.reflections)) {
      if (reflection.kindOf(ReflectionKind.Constructor)) project.removeReflection(reflection);
      else tidy(reflection);
    }
    nameOutcomes(project);
  });
  const project = await app.convert();
  if (project === undefined) process.exit(1);
  leaveOutInherited(project);
  for (const { groups = [] } of project.children) {
    for (const { children } of groups) children.sort(byName);
  }
  app.options.setValue('intentionallyNotDocumented', generatedIn(project));
  app.validate(project);
  await app.generateOutputs(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);
}

function nameOf(module, project) {
  return modules[pathOf(module, project)] ?? module.name;
}

/** Returns a reflection's source file, relative to the project's folder. */
function pathOf(reflection, project) {
  const file = project.getSymbolIdFromReflection(reflection)?.fileName ?? '';
  return relative('.', file).replaceAll('\\', '/');
}

/** Removes inherited members: the page of the parent type, which is linked, describes them. */
function leaveOutInherited(project) {
  const isOwn = ({ inheritedFrom }) => inheritedFrom?.reflection === undefined;
  for (const parent of project.getReflectionsByKind(ReflectionKind.Interface)) {
    const { children = [], groups = [] } = parent;
    for (const group of groups) group.children = group.children.filter(isOwn);
    parent.groups = groups.filter((group) => group.children.length > 0);
    for (const child of children.filter((child) => !isOwn(child))) project.removeReflection(child);
  }
  for (const reflection of Object.values(project.reflections)) delete reflection.inheritedFrom;
}

/** Moves the text of a generated type from its tags to its summary. */
function tidy(reflection) {
  delete reflection.overwrites;
  reflection.extendedTypes = reflection.extendedTypes?.filter(isForReaders);
  const { comment } = reflection;
  if (comment === undefined) return;
  const described = comment.getTags('@description').flatMap(({ content }) => content);
  if (described.length > 0) comment.summary = described;
  comment.removeTags('@description');
  comment.removeTags('@enum');
}

/** Replaces a union of all outcomes by its alias `OutcomeName`. */
function nameOutcomes(project) {
  const alias = project
    .getReflectionsByKind(ReflectionKind.TypeAlias)
    .find(({ name }) => name === 'OutcomeName');
  const isOutcome = (type) =>
    alias.type.types.some(({ value }) => value === type.value && value !== undefined);
  const named = (type) => {
    if (type.elementType !== undefined) type.elementType = named(type.elementType);
    if (type.type === 'typeOperator') type.target = named(type.target);
    if (type.type !== 'union' || type.types.filter(isOutcome).length < alias.type.types.length) return type;
    const name = ReferenceType.createResolvedReference(alias.name, alias, project);
    const others = type.types.filter((member) => !isOutcome(member));
    return others.length === 0 ? name : new UnionType([name, ...others]);
  };
  for (const reflection of Object.values(project.reflections)) {
    if (reflection !== alias && reflection.type !== undefined) reflection.type = named(reflection.type);
  }
}

/** Tells whether a user knows the name of a parent type. */
function isForReaders({ reflection, name }) {
  return reflection !== undefined || name === 'Error';
}

function byName(some, other) {
  return some.name.localeCompare(other.name, 'en');
}

/** Returns the full names of properties without a description in the control plane's contract: name and type explain them. */
function generatedIn(project) {
  return Object.values(project.reflections)
    .filter((reflection) => reflection.kindOf(ReflectionKind.Property) && !reflection.hasComment())
    .filter((reflection) => pathOf(reflection, project).startsWith('src/generated/'))
    .map((reflection) => reflection.getFriendlyFullName());
}

function pagesIn(from) {
  return readdirSync(from)
    .sort()
    .map((name) => [name, readFileSync(join(from, name), 'utf8')]);
}

function isSame(some, others) {
  return JSON.stringify(some) === JSON.stringify(others);
}
