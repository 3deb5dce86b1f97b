import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { branded } from '../../emulator/provider-brand.ts';
import { idProblem } from '../../emulator/provider-choice.ts';
import { UsageError } from '../../errors.ts';
import { builtInIds, type CliContext } from '../command-options.ts';
import { expectNewFiles, writeNewFile } from '../write-files.ts';
import { filesBelow, sampleFiles, type ContractFile } from './contract-files.ts';
import { packageTexts, packageName, packagePaths } from './package-texts.ts';
import { recordTable } from './record-table.ts';

/** The words of `login-emulator init --provider acme [folder]`. */
interface InitProvider {
  /** The values of `--provider`: one id is expected. */
  readonly ids: readonly string[];
  readonly contract: string | undefined;
  readonly folder: string | undefined;
}

/** Writes a package that serves a contract, ready to be published. Overwrites nothing. */
export async function initProvider(
  { ids, contract, folder: chosen }: InitProvider,
  { providers }: Pick<CliContext, 'providers'>,
): Promise<void> {
  const id = onlyId(ids, builtInIds({ providers }));
  const folder = chosen ?? packageName(id);
  const recorded = async (file: string) => {
    const loaded = await providers.load({ id, file });
    const provider = branded(loaded.provider, loaded);
    return { provider, read: loaded.files, ...(await recordTable(provider)) };
  };
  // a given contract is tried before anything is written
  const given = contract === undefined ? undefined : await recorded(existing(contract));
  const files = given === undefined ? await sampleFiles(id) : filesBelow(contract ?? '', given.read);
  const isThere = ({ file, path }: ContractFile) => file !== undefined && file === resolve(folder, path);
  const added = files.filter((one) => !isThere(one));
  expectNoClash(files);
  expectNewFiles(folder, [...packagePaths, ...added.map(({ path }) => path)]);

  for (const { path, content } of added) write(folder, path, content);
  const paths = files.map(({ path }) => path);
  const { provider, table, notes } = given ?? (await recorded(resolve(folder, paths[0] ?? '')));
  const texts = packageTexts({ provider, contract: paths, table });
  for (const path of packagePaths) write(folder, path, texts[path]);
  for (const note of notes) process.stdout.write(`note: ${note}\n`);
  process.stdout.write(nextSteps(folder));
}

function onlyId(ids: readonly string[], builtIn: readonly string[]): string {
  const [id, ...others] = ids;
  if (id === undefined) throw new UsageError('--contract needs the id of its provider; add --provider acme');
  if (others.length > 0) throw new UsageError(`--provider has ${ids.join(', ')}; init writes one provider`);
  const [name = '', file] = id.split('=');
  if (file !== undefined)
    throw new UsageError(`--provider has ${id}; expected an id: --provider ${name} --contract ${file}`);
  if (builtIn.includes(id))
    throw new UsageError(`${id} is a built-in provider; choose another id, such as ${id}-2`);
  const problem = idProblem(id);
  if (problem !== undefined) throw new UsageError(problem);
  return id;
}

function existing(contract: string): string {
  if (!existsSync(contract)) throw new UsageError(`--contract: there is no file ${contract}`);
  return resolve(contract);
}

function expectNoClash(files: readonly ContractFile[]): void {
  const clash = files.find(({ path }) => packagePaths.some((own) => own === path));
  if (clash !== undefined)
    throw new UsageError(
      `${clash.path} is also the name of a file of the package; rename the contract's file`,
    );
}

function write(folder: string, path: string, content: string): void {
  writeNewFile(join(folder, path), content);
  process.stdout.write(`wrote ${join(folder, path)}\n`);
}

function nextSteps(folder: string): string {
  const there = relative('.', resolve(folder));
  const enter = there === '' ? '' : `cd ${folder}, `;
  return `${enter}install login-emulator, then npm test; README.md says how to serve and to publish it\n`;
}
