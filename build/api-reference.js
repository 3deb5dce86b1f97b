/** Part of `npm run docs`: writes the API reference `docs/api/` from doc comments. `--check` fails if the reference is out of date. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Application, Converter, OptionDefaults, ReferenceType, ReflectionKind, UnionType } from 'typedoc';
import { MarkdownPageEvent } from 'typedoc-plugin-markdown';
import { pages } from './api-pages.js';
import { splitIntoPages } from './api-split.js';
import { pages as webPages, suites, typedPages } from './suites.js';

const folder = 'docs/api';
const maxPageLength = 60_000;

/** The page of each entry point, by its source. The main entry point has several pages. */
const entryPoints = {
  'src/index.ts': 'login-emulator',
  'src/provider.ts': 'provider',
  ...Object.fromEntries(typedPages.map((name) => [webPages[name], name])),
  ...Object.fromEntries(Object.entries({ ...suites.cjs, ...suites.esm }).map(([name, path]) => [path, name])),
};

if (process.argv.includes('--check')) {
  const made = mkdtempSync(join(tmpdir(), 'login-emulator-api-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  await generate(made);
  if (!isSame(filesIn(folder), filesIn(made))) {
    console.error(`${folder} differs from the doc comments; run npm run docs`);
    process.exitCode = 1;
  }
} else {
  await generate(folder);
}

/** Writes the pages. Ends the process if an export has no doc comment, or a link is broken. */
async function generate(out) {
  const app = await Application.bootstrapWithPlugins({
    entryPoints: Object.keys(entryPoints),
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
    groupOrder: ['Functions', 'Variables', 'Classes', 'Interfaces', 'Type Aliases'],
    // used by the generated types
    blockTags: [...OptionDefaults.blockTags, '@description', '@enum'],
    validation: { notDocumented: true, invalidLink: true, notExported: true },
    // Cypress exports it
    intentionallyNotExported: ['__global.Cypress.Chainable'],
    treatWarningsAsErrors: true,
    treatValidationWarningsAsErrors: true,
    flattenOutputFiles: true,
    entryFileName: 'README',
    hidePageHeader: true,
    pageTitleTemplates: { index: () => 'API reference', module: ({ rawName }) => pages[rawName].title },
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
    for (const module of project.children ?? []) module.name = entryPoints[pathOf(module, project)];
    splitIntoPages(project, 'login-emulator', pages);
    for (const reflection of Object.values(project.reflections)) {
      if (reflection.kindOf(ReflectionKind.Constructor)) project.removeReflection(reflection);
      else tidy(reflection);
    }
    nameOutcomes(project);
  });
  app.renderer.on(MarkdownPageEvent.END, (page) => {
    page.contents = page.model.isProject() ? startPage(page) : withContents(page, app.renderer.router);
    if (page.contents.length > maxPageLength)
      app.logger.error(`${page.url} is longer than ${maxPageLength}; split it in build/api-pages.js`);
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

/** The source of a reflection below the project's folder. */
function pathOf(reflection, project) {
  const file = project.getSymbolIdFromReflection(reflection)?.fileName ?? '';
  return relative('.', file).replaceAll('\\', '/');
}

/** Removes inherited members: the page links to the interface that declares them. */
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

/** Moves the text of a generated type's tags into its summary. */
function tidy(reflection) {
  delete reflection.overwrites;
  if (reflection.name === '__namedParameters') reflection.name = 'options';
  reflection.extendedTypes = reflection.extendedTypes?.filter(isForReaders);
  const { comment } = reflection;
  if (comment === undefined) return;
  const described = comment.getTags('@description').flatMap(({ content }) => content);
  if (described.length > 0) comment.summary = described;
  comment.removeTags('@description');
  comment.removeTags('@enum');
}

/** Replaces the list of all outcomes by the name of its type: the compiler expands it. */
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

/** Base types of other libraries are internal, except `Error`. */
function isForReaders({ reflection, name }) {
  return reflection !== undefined || name === 'Error';
}

/** The start page: the other pages by task. */
function startPage({ model, contents }) {
  const [title] = contents.split('\n');
  const rows = model.children.map(({ name }) => [pages[name].task, `[${pages[name].title}](${name}.md)`]);
  const summary =
    'Every export of the package, from its doc comments. [The library guide](../guides/library.md) shows them in use.';
  return `${[title, summary, tableOf(['task', 'page'], rows)].join('\n\n')}\n`;
}

/** Adds the summary and the contents of a page after its title: first the exports that open it, with their methods. */
function withContents({ model, contents }, router) {
  const { summary, opens = [] } = pages[model.name];
  const [title, ...rest] = contents.split('\n\n');
  const exported = model.groups.flatMap(({ children }) => children).filter((child) => !child.isReference());
  const first = opens.map((name) => exported.find((child) => child.name === name));
  const rowOf = (child, name) => [`[${name}](#${router.getAnchor(child)})`, firstSentenceOf(child)];
  const rows = first.flatMap((child) => [
    rowOf(child, child.name),
    ...methodsOf(child).map((method) => rowOf(method, `${child.name}.${method.name}()`)),
  ]);
  const others = exported.filter((child) => !first.includes(child)).map((child) => rowOf(child, child.name));
  return [title, summary, tableOf(['export', 'description'], [...rows, ...others]), ...rest].join('\n\n');
}

function methodsOf({ children = [] }) {
  return children.filter(({ kind }) => kind === ReflectionKind.Method);
}

function firstSentenceOf({ comment, signatures = [], type }) {
  const found = comment ?? signatures[0]?.comment ?? type?.declaration?.signatures?.[0]?.comment;
  const text = (found?.summary ?? []).map((part) => part.text).join('');
  return /^.*?\.(?=\s|$)/s.exec(text.trim())?.[0].replaceAll(/\s+/g, ' ') ?? text;
}

function tableOf(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function byName(some, other) {
  return some.name.localeCompare(other.name, 'en');
}

/** The full names of generated properties that the control plane's contract doesn't describe: their names and types explain them. */
function generatedIn(project) {
  return Object.values(project.reflections)
    .filter((reflection) => reflection.kindOf(ReflectionKind.Property) && !reflection.hasComment())
    .filter((reflection) => pathOf(reflection, project).startsWith('src/generated/'))
    .map((reflection) => reflection.getFriendlyFullName());
}

function filesIn(from) {
  return readdirSync(from)
    .sort()
    .map((name) => [name, readFileSync(join(from, name), 'utf8')]);
}

function isSame(some, others) {
  return JSON.stringify(some) === JSON.stringify(others);
}
