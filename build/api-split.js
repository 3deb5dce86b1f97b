import { DeclarationReflection, ReflectionKind, makeRecursiveVisitor } from 'typedoc';

/** Splits an entry point's exports into modules, one for each page of a table. The entry point itself becomes the first page. */
export function splitIntoPages(project, entryPoint, pages) {
  const entry = project.children.find(({ name }) => name === entryPoint);
  const pageOf = assignPages(entry.children, pages);
  const modules = new Map(project.children.map((module) => [module.name, module]));
  [entry.name] = Object.keys(pages);
  for (const name of Object.keys(pages)) {
    const module = name === entry.name ? entry : (modules.get(name) ?? newModule(name, project));
    // moved to the end, so that the modules get the order of the table
    project.removeChild(module);
    project.addChild(module);
    for (const [child, page] of pageOf) if (page === name && module !== entry) move(child, module);
  }
}

function newModule(name, project) {
  const module = new DeclarationReflection(name, ReflectionKind.Module, project);
  project.registerReflection(module, undefined, undefined);
  project.addChild(module);
  return module;
}

function move(reflection, module) {
  reflection.parent.removeChild(reflection);
  reflection.parent = module;
  module.addChild(reflection);
}

/** The page of each export: the page that it opens, or the page that refers to it in the fewest steps, else the first. */
function assignPages(exported, pages) {
  const pageOf = new Map();
  const open = Object.entries(pages).flatMap(([page, { opens = [] }]) => opens.map((name) => [page, name]));
  let next = open.map(([page, name]) => [page, exported.find((child) => child.name === name)]);
  const unknown = open.filter((_, index) => next[index][1] === undefined);
  if (unknown.length > 0)
    throw new Error(`build/api-pages.js: no export ${unknown.map(([, name]) => name).join()}`);
  while (next.length > 0) {
    for (const [page, child] of next) pageOf.set(child, page);
    next = next
      .flatMap(([page, child]) => [...referredBy(child)].map((other) => [page, other]))
      .filter(
        ([, other], index, all) => !pageOf.has(other) && all.findIndex(([, one]) => one === other) === index,
      )
      .filter(([, other]) => exported.includes(other));
  }
  const [first] = Object.keys(pages);
  for (const child of exported) if (!pageOf.has(child)) pageOf.set(child, first);
  return pageOf;
}

/** The reflections that a declaration's types refer to. */
function referredBy(declaration) {
  const found = new Set();
  const visitor = makeRecursiveVisitor({
    reference: ({ reflection }) => reflection !== undefined && found.add(reflection),
    reflection: ({ declaration: inner }) => look(inner),
  });
  const look = (reflection) => {
    reflection.type?.visit(visitor);
    for (const type of reflection.extendedTypes ?? []) type.visit(visitor);
    reflection.traverse((child) => void look(child));
  };
  look(declaration);
  return found;
}
