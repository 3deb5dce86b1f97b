import { describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { run, serving } from './cli.ts';

const acme = resolve('test/package/consumer/acme');
const options = `{ contract: ${JSON.stringify(join(acme, 'acme.yaml'))} }`;
const load = `import { defineProvider } from 'login-emulator/provider';\n`;
const required = `const { defineProvider } = require('login-emulator/provider');\n`;

/** Creates a folder with modules, and with this package and others in its node_modules. */
function project(files: Readonly<Record<string, string>>, packages: readonly string[] = []): string {
  const folder = temporaryFolder(files);
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(resolve('.'), join(folder, 'node_modules/login-emulator'));
  for (const name of packages) symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
  return folder;
}

/** Returns the status of a login at an operation of Acme. */
async function statusAt(cwd: string, provider: string): Promise<number | undefined> {
  let status: number | undefined;
  const signIn = async ({ url }: { readonly url: string }) => {
    const body = JSON.stringify({ user: 'plain@example.com', password: 'Password-1' });
    const headers = { 'content-type': 'application/json' };
    ({ status } = await fetch(`${url}/api/login`, { method: 'POST', headers, body }));
  };
  await serving(['--provider', provider], signIn, { cwd });
  return status;
}

describe('serves the provider of', () => {
  it.each([
    ['an ES module', 'acme.mjs', `${load}export default defineProvider(${options});`],
    [
      'a module that exports a function of the id',
      'acme.mjs',
      `${load}export default (id) => defineProvider({ id, ...${options} });`,
    ],
    ['a CommonJS module', 'acme.cjs', `${required}module.exports = defineProvider(${options});`],
    [
      'a compiled TypeScript module',
      'acme.cjs',
      `${required}exports.__esModule = true;\nexports.default = defineProvider(${options});`,
    ],
  ])('%s', async (_what, file, text) => {
    expect(await statusAt(project({ [file]: text }), `acme=${file}`)).toBe(200);
  });

  it('a package named in the settings file', async () => {
    const folder = project({
      'login-emulator.yaml': 'provider: [acme=acme-login]\n',
      'node_modules/acme-login/package.json': '{ "name": "acme-login", "main": "main.cjs" }',
      'node_modules/acme-login/main.cjs': `${required}module.exports = defineProvider(${options});`,
    });
    await serving([], ({ said }) => Promise.resolve(expect(said).toContain('/api/login')), { cwd: folder });
  });

  it('a package whose name is also that of a folder', async () => {
    const folder = project({
      'acme-login/package.json': '{}',
      'node_modules/acme-login/package.json': '{ "name": "acme-login", "main": "main.cjs" }',
      'node_modules/acme-login/main.cjs': `${required}module.exports = defineProvider(${options});`,
    });
    expect(await statusAt(folder, 'acme=acme-login')).toBe(200);
  });

  it('a package that only import can load', async () => {
    const folder = project({
      'node_modules/acme-login/package.json':
        '{ "name": "acme-login", "type": "module", "exports": { ".": { "import": "./main.js" } } }',
      'node_modules/acme-login/main.js': `${load}export default defineProvider(${options});`,
    });
    expect(await statusAt(folder, 'acme=acme-login')).toBe(200);
  });
});

it.each([
  [
    'has no provider',
    'acme.mjs',
    'export default { id: "acme" };',
    'acme.mjs has no provider as its default export',
  ],
  ['is broken', 'acme.mjs', 'export default nothing;', 'acme.mjs cannot be loaded: nothing is not defined'],
  [
    'names an unknown operation',
    'acme.mjs',
    `${load}export default defineProvider({ ...${options}, operations: { logon: {} } });`,
    'operations.logon: the contract has no operation logon; did you mean login?',
  ],
  [
    'has another id',
    'acme.mjs',
    `${load}export default defineProvider({ id: 'acme-2', ...${options} });`,
    'has a provider with the id acme-2, not acme',
  ],
])('ends with exit code 2 if a module %s', async (_what, file, text, message) => {
  const { code, stderr } = await run(['check', '--provider', `acme=./${file}`], {
    cwd: project({ [file]: text }),
  });
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

it('serves a module in TypeScript if this Node runs it, and otherwise names the version that does', async () => {
  const typed = `import { defineProvider, type ProviderOptions } from 'login-emulator/provider';
const options: ProviderOptions = ${options};
export default defineProvider(options);
`;
  const cwd = project({ 'acme.ts': typed, 'package.json': '{ "type": "module" }' });
  if (Reflect.get(process.features, 'typescript') !== undefined)
    return expect(await statusAt(cwd, 'acme=acme.ts')).toBe(200);
  const { code, stderr } = await run(['check', '--provider', 'acme=acme.ts'], { cwd });
  const version = `acme.ts is TypeScript (.ts), which this Node (${process.version}) doesn't run; use Node 22.18 or newer`;
  expect([code, stderr]).toEqual([2, expect.stringContaining(version)]);
});

it('rejects an unknown package, and an overlay for a module', async () => {
  const cwd = project({ 'acme.mjs': `${load}export default defineProvider(${options});`, 'more.yaml': '' });
  const missing = await run(['check', '--provider', 'acme=acme-login'], { cwd });
  expect(missing.stderr).toContain("the package acme-login isn't installed");
  const overlaid = await run(['check', '--provider', 'acme=acme.mjs', '--overlay', 'acme=more.yaml'], {
    cwd,
  });
  expect(overlaid.stderr).toContain('is a module; pass the file to its defineProvider');
});

it('writes types that name the outcomes, the accounts and the tokens of a provider', async () => {
  const cwd = project({});
  const { code, stdout } = await run(['types', `acme=${join(acme, 'acme.yaml')}`], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain(`readonly login: 'signed-in' | `);
  expect(stdout).toContain(`export type AcmeToken = 'access';`);
  expect(stdout).toContain('readonly password: string;');
  for (const field of [
    'id?: string | number;',
    'name?: string;',
    'backupCodes?: readonly string[];',
    'pool?: string;',
  ])
    expect(stdout).toContain(`  readonly ${field}\n`);
  expect(stdout).toContain(
    'readonly acme: { readonly outcomes: AcmeOutcomes; readonly account: AcmeAccount };',
  );
  const unknown = await run(['types', 'acne'], { cwd });
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('there is no provider acne')]);
});

it('writes the types and the checks of a contract', async () => {
  const cwd = project({}, ['openapi-typescript', 'ajv', 'ajv-formats']);
  const { stdout } = await run(['generate', `acme=${join(acme, 'acme.yaml')}`, '--output', 'made'], { cwd });
  expect(stdout).toBe(
    `wrote ${['types.ts', 'checks.cjs', 'checks.d.cts'].map((name) => join('made', name)).join(', ')}\n`,
  );
  expect(readFileSync(join(cwd, 'made/types.ts'), 'utf8')).toContain('"/badge/{login}": {');
  expect(readFileSync(join(cwd, 'made/checks.d.cts'), 'utf8')).toContain(
    'export declare const badge200: Check;',
  );
  const script =
    "const { badge200 } = require('./made/checks.cjs'); console.log(badge200({ login: 'a' }), badge200({}))";
  const checked = await run(['exec', '--', process.execPath, '-e', script], { cwd });
  expect(checked.stdout).toBe('true false\n');
});

it('names openapi-typescript if a project lacks it', async () => {
  const { code, stderr } = await run(['generate', `acme=${join(acme, 'acme.yaml')}`, '--output', 'made'], {
    cwd: project({}),
  });
  expect([code, stderr]).toEqual([2, expect.stringContaining("openapi-typescript isn't installed in")]);
});
