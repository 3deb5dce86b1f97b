/** `npm run generate`: writes `src/generated` from `openapi/` and `fixtures/`. With `--check`, only reports stale files. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import { cataloguesModule, detailsModule } from './catalogue.ts';
import { checksDeclaration, typesImport } from './compile-validators.ts';
import { contractModules } from './contract.ts';
import { readDocument, type Node } from './document.ts';
import { inlined } from './bundle-validators.ts';
import { marksFolder, marksModules } from './marks.ts';
import { schemaChecks, schemaTypes, withDefaults, type SchemaFile } from './schemas.ts';
import { typesModule } from './types.ts';

type Files = Record<string, string>;

const top = join(import.meta.dirname, '../..');
const target = join(top, 'src/generated');
const schemaFolder = join(top, 'fixtures/schema');

const files = await generated().catch((error: unknown): never => {
  // a plain error is about a contract and names its place, which a stack would hide; other classes are bugs
  if (!(error instanceof Error) || error.constructor !== Error) throw error;
  console.error(error.message.replaceAll(`${top}/`, ''));
  process.exit(1);
});
const current = currentFiles();
const stale = [...new Set([...Object.keys(files), ...Object.keys(current)])].filter(
  (file) => files[file] !== current[file],
);
if (process.argv.includes('--check')) {
  for (const file of stale) console.error(`src/generated/${file} is stale; run: npm run generate`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  write();
}

async function generated(): Promise<Files> {
  const parts: Files[] = [
    await adminFiles(),
    await settingsFiles(),
    await setFiles(),
    textFiles(),
    fixtureChecks(),
    within('marks', await marksModules(join(top, 'openapi'))),
    await schemaFiles('declared/fixture', { ...fixtureSchema('declared'), check: 'checkFixture' }),
  ];
  const contracts = new Map(providers().map((provider) => [provider, profilesOf(provider)]));
  for (const [provider, profiles] of contracts) {
    const [first] = profiles;
    for (const profile of profiles) {
      const former = profile === first ? undefined : first;
      parts.push(within(`${provider}/${profile}`, await contractModules(provider, profile, former)));
    }
    parts.push(await fixtureFiles(provider));
    parts.push(within(provider, { 'details.ts': detailsModule(provider) }));
  }
  parts.push({ 'catalogues.ts': cataloguesModule(contracts) });
  const all = Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
  const checks = Object.fromEntries(Object.entries(all).filter(([path]) => path.endsWith('checks.js')));
  const { modules, packages } = await inlined(checks, target);
  return { ...all, ...modules, 'inlined-packages.json': `${JSON.stringify(packages)}\n` };
}

async function fixtureFiles(provider: string): Promise<Files> {
  const content: unknown = parse(readFileSync(join(top, 'fixtures/default', `${provider}.yaml`), 'utf8'));
  const schema = fixtureSchema(provider);
  return within(`${provider}/fixture`, {
    'types.ts': await schemaTypes(schemaFolder, schema),
    'default.ts': exported('defaultFixture', withDefaults(schemaFolder, schema, content)),
  });
}

/** The checks of all providers' fixture files, in one module, because the start doesn't need them. */
function fixtureChecks(): Files {
  const schemas = providers().map(fixtureSchema);
  const declared = schemas.map(({ check }) => ({ name: check, type: 'unknown' }));
  return within('fixtures', {
    'checks.js': schemaChecks(schemaFolder, schemas),
    'checks.d.ts': checksDeclaration('../..', declared),
  });
}

function fixtureSchema(provider: string): SchemaFile {
  return { file: `${provider}.schema.json`, check: provider, type: 'Fixture' };
}

function settingsFiles(): Promise<Files> {
  const schema = { file: 'login-emulator.schema.json', check: 'checkSettings', type: 'Settings' };
  return schemaFiles('settings', schema);
}

/** The built-in scenario sets, and the check of the user's own sets. */
async function setFiles(): Promise<Files> {
  const schema = { file: 'scenario-set.schema.json', check: 'checkScenarioSet', type: 'ScenarioSet' };
  const folder = join(top, 'fixtures/scenarios');
  const sets = readdirSync(folder)
    .sort()
    .map((file) => {
      const content: unknown = parse(readFileSync(join(folder, file), 'utf8'));
      return [basename(file, '.yaml'), withDefaults(schemaFolder, schema, content)] as const;
    });
  return {
    ...(await schemaFiles('scenario-sets', schema)),
    ...within('scenario-sets', { 'sets.ts': setsModule(Object.fromEntries(sets)) }),
  };
}

/** The types of a schema, and its check. */
async function schemaFiles(folder: string, schema: SchemaFile): Promise<Files> {
  const declared = [{ name: schema.check, type: `components['schemas']['${schema.type}']` }];
  return within(folder, {
    'types.ts': await schemaTypes(schemaFolder, schema),
    'checks.js': schemaChecks(schemaFolder, [schema]),
    'checks.d.ts': checksDeclaration(relative(folder, '..'), declared, [typesImport]),
  });
}

function setsModule(sets: Readonly<Record<string, unknown>>): string {
  return [
    '// Generated by `npm run generate`.',
    typesImport,
    '',
    `export const scenarioSets: Readonly<Record<string, components['schemas']['ScenarioSet']>> = ${JSON.stringify(sets, null, 2)};`,
    '',
  ].join('\n');
}

async function adminFiles(): Promise<Files> {
  const { root } = readDocument(join(top, 'openapi/admin.yaml'));
  return within('admin', {
    'types.ts': await typesModule(JSON.stringify(root), false),
    'document.ts': exported('adminDocument', root),
    'calls.ts': adminCallsModule(root),
    'problem-codes.ts': problemCodesModule(root),
  });
}

/** Method and path of each control-plane call: all that a client needs of the contract. */
function adminCallsModule({ paths }: Node): string {
  const calls = Object.entries(paths as Readonly<Record<string, Node>>).flatMap(([path, item]) =>
    Object.entries(item as Readonly<Record<string, { readonly operationId: string }>>).map(
      ([method, { operationId }]) => [operationId, { method: method.toUpperCase(), path }] as const,
    ),
  );
  return [
    '// Generated by `npm run generate`.',
    "import type { operations } from './types.ts';",
    '',
    'export const adminCalls: Readonly<',
    '  Record<keyof operations, { readonly method: string; readonly path: string }>',
    `> = ${JSON.stringify(Object.fromEntries(calls), null, 2)};`,
    '',
  ].join('\n');
}

/** The status and title of each problem code: small, because problems are sent before the contract is loaded. */
function problemCodesModule({ components }: Node): string {
  const { Problem } = (components as { readonly schemas: { readonly Problem: ProblemSchema } }).schemas;
  const codes = Object.entries(Problem.properties.code['x-codes']).map(
    ([code, { status, title }]) => [code, { status, title }] as const,
  );
  const table = exported('problemCodes', Object.fromEntries(codes)).replace(/;\n$/, ' as const;\n');
  return `${table}\nexport type ProblemCode = keyof typeof problemCodes;\n`;
}

interface ProblemSchema {
  readonly properties: { readonly code: { readonly 'x-codes': Readonly<Record<string, Titled>> } };
}

type Titled = Readonly<Record<'status' | 'title', unknown>>;

/** The paths of the files that `init` copies. The schemas of marks and overlays go beside those of fixtures. */
function textFiles(): Files {
  const sources = ['fixtures/default', 'fixtures/scenarios', 'fixtures/schema'].flatMap((folder) =>
    readdirSync(join(top, folder)).map((name) => [`${folder}/${name}`, `${folder}/${name}`]),
  );
  const ofMarks = readdirSync(join(top, 'openapi', marksFolder)).map((name) => [
    `fixtures/schema/${name}`,
    `openapi/${marksFolder}/${name}`,
  ]);
  const sorted = [...sources, ...ofMarks].sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return {
    'init-files.ts': exported('initFiles', Object.fromEntries(sorted)),
    'sample-provider.ts': exported('sampleProvider', textsIn('src/cli/provider-package/sample')),
  };
}

/** The files of a folder, by name. */
function textsIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(join(top, folder)).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(top, folder, name), 'utf8')]));
}

function exported(name: string, value: unknown): string {
  return `// Generated by \`npm run generate\`.\nexport const ${name} = ${JSON.stringify(value, null, 2)};\n`;
}

function within(folder: string, part: Files): Files {
  return Object.fromEntries(Object.entries(part).map(([name, content]) => [`${folder}/${name}`, content]));
}

function profilesOf(provider: string): string[] {
  return readdirSync(join(top, 'openapi', provider))
    .map((file) => basename(file, '.yaml'))
    .sort();
}

function providers(): string[] {
  return readdirSync(join(top, 'openapi'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== marksFolder)
    .map((entry) => entry.name)
    .sort();
}

function currentFiles(): Files {
  const entries = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => relative(target, join(entry.parentPath, entry.name)));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(target, path), 'utf8')]));
}

function write(): void {
  rmSync(target, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), content);
  }
}
