import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeOf, UsageError } from '../errors.ts';
import { isRecord, parseJson, type Node } from '../json.ts';
import { writeOutput, type TypedProvider } from './types.ts';

/** Writes the types of a contract and the checks of its bodies, for the build of a project. */
export async function generate(
  chosen: readonly TypedProvider[],
  output: string | undefined,
  folder: string,
): Promise<void> {
  const [one, ...others] = chosen;
  if (one === undefined || others.length > 0)
    throw new UsageError(
      'generate needs one provider, such as login-emulator generate acme=acme.yaml --output src/acme',
    );
  if (output === undefined) throw new UsageError('generate needs a folder: --output src/acme');
  const { provider } = one;
  const document = parseJson(await provider.contractText(provider.profiles.documented.contract.profile));
  if (!isRecord(document))
    throw new UsageError(`${provider.id} is built in; generate is for contracts of your own`);
  const { standaloneChecks } = await import('../declared/contract/check.ts');
  const checks = standaloneChecks(document);
  const head = `// Written by login-emulator generate ${one.entry}. Run it again after a change of the contract.\n`;
  const at = (name: string) => join(resolve(folder, output), name);
  const types = await typesOf(document, folder);
  writeOutput(at('types.ts'), head + types);
  writeOutput(at('checks.cjs'), head + checks.code);
  writeOutput(at('checks.d.cts'), head + declarations(checks.names));
  process.stdout.write(
    `wrote ${['types.ts', 'checks.cjs', 'checks.d.cts'].map((name) => join(output, name)).join(', ')}\n`,
  );
  for (const note of checks.notes) process.stdout.write(`note: ${note}\n`);
  const missing = checks.packages.filter((name) => !isInstalled(name, folder));
  if (missing.length > 0)
    process.stdout.write(`checks.cjs needs ${missing.join(' and ')}: npm install ${missing.join(' ')}\n`);
}

/** The parts of openapi-typescript that write the types. */
interface Generator {
  readonly default: (source: string) => Promise<unknown>;
  readonly astToString: (nodes: unknown) => string;
}

/** Returns the types of a contract, from the user's own openapi-typescript. */
async function typesOf(document: Node, folder: string): Promise<string> {
  const { default: generator, astToString } = await loadGenerator(folder);
  return astToString(await generator(JSON.stringify(document)));
}

async function loadGenerator(folder: string): Promise<Generator> {
  const name = 'openapi-typescript';
  let path;
  try {
    path = createRequire(join(folder, 'package.json')).resolve(name);
  } catch (error) {
    throw new UsageError(
      `${name} isn't installed in ${folder} (${codeOf(error)}); run npm install --save-dev ${name} typescript`,
    );
  }
  const { importModule } = await import('./import-module.ts');
  const loaded = await importModule(pathToFileURL(path).href);
  // a module in CommonJS has its exports in the default export
  const found = [loaded, isRecord(loaded) ? loaded['default'] : undefined].find(isGenerator);
  if (found === undefined) throw new UsageError(`${path} has no function astToString; use ${name} 7`);
  return found;
}

function isGenerator(value: unknown): value is Generator {
  return (
    typeof value === 'object' &&
    value !== null &&
    'default' in value &&
    typeof value.default === 'function' &&
    'astToString' in value &&
    typeof value.astToString === 'function'
  );
}

function isInstalled(name: string, folder: string): boolean {
  try {
    createRequire(join(folder, 'package.json')).resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

function declarations(names: readonly string[]): string {
  const check = `/** Whether a value matches its schema; \`errors\` has the problems of the last call. */
export interface Check {
  (value: unknown): boolean;
  errors?: readonly { readonly instancePath: string; readonly keyword: string; readonly message?: string }[] | null;
}
`;
  return check + names.map((name) => `export declare const ${name}: Check;\n`).join('');
}
