import { basename, extname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Adopted, AdoptOptions } from '../adopt/adopt.ts';
import type { Choice, Question } from '../adopt/questions.ts';
import { proofText } from '../adopt/prove/text.ts';
import { UsageError } from '../errors.ts';
import { definedOnly } from '../json.ts';
import { displayUrl } from '../urls.ts';
import { checkFixtureFile } from '../fixtures/check-file.ts';
import { openEmulator } from '../library/create-emulator.ts';
import { adoptedText, adoptedData } from './adopted-text.ts';
import { paintFor } from './colours.ts';
import { builtInIds, commandOptions, type CliContext } from './command-options.ts';
import { displayPath } from './display-path.ts';
import { fetchContract } from './fetch-contract.ts';
import { inPlace, readText, writeMadeContract, type MadeContract } from './made-contract.ts';
import { readCommandOptions } from './parse-options.ts';
import { printable } from './printable.ts';
import { fileEntryOf, knownIds, providerEntryProblem } from './provider-entries.ts';

/** `login-emulator adopt <contract>`: writes the marks and the accounts of a contract, and proves them. */
export async function adopt(args: readonly string[], context: CliContext): Promise<void> {
  const { values, positionals } = readCommandOptions('adopt', commandOptions.adopt, args);
  const [word = values.from, ...rest] = positionals;
  if (word === undefined || rest.length > 0)
    throw new UsageError('adopt takes one contract, such as login-emulator adopt acme.yaml');
  const isDryRun = values['dry-run'] === true;
  const isJson = values.json === true;
  const progress = progressFor(isJson);
  const addsOwnSignIn = addsSignIn(values['sign-in']);
  const { id, file } =
    values.from === undefined
      ? await contractOf(word, { ...context, isDryRun, progress })
      : await recordedContract(word, values, { ...context, isDryRun, progress });
  try {
    const { adopt: adoptContract } = await import('../adopt/adopt.ts');
    const adopted = await adoptContract(
      {
        ...{ id, contract: file.contract, isDryRun, progress, addsSignIn: addsOwnSignIn },
        ask: isJson ? undefined : asking(),
      },
      { openEmulator, checkFixtureFile },
    );
    progress('');
    const shown = shownAs(adopted, file);
    if (isJson) process.stdout.write(`${JSON.stringify(adoptedData(shown), undefined, 2)}\n`);
    else print(shown, isDryRun);
    if (adopted.proof.some(({ result }) => result === 'failed')) process.exitCode = 1;
  } finally {
    file.remove();
  }
  if (values.serve === true && !isDryRun) await serve(id, file.contract, context);
}

/** Names the files as they would be named without a dry run. */
function shownAs(adopted: Adopted, { shown }: MadeContract): Adopted {
  return {
    ...adopted,
    contract: shown(adopted.contract),
    files: adopted.files.map((one) => ({ ...one, path: shown(one.path) })),
    misfits: adopted.misfits.map(shown),
    proof: adopted.proof.map((line) => ({
      ...line,
      ...definedOnly({ place: line.place && shown(line.place) }),
    })),
  };
}

function addsSignIn(way: string | undefined): boolean {
  if (way === undefined || way === 'password') return way === 'password';
  throw new UsageError(`--sign-in is ${way}; expected password`);
}

function print(adopted: Adopted, isDryRun: boolean): void {
  const paint = paintFor(process.stdout);
  const lines = [adoptedText(adopted, { isDryRun, paint }), proofText(adopted.proof, paint), ''];
  const { id, files } = adopted;
  const [file] = files;
  const contract = file === undefined ? '' : displayPath(file.path).replace(/\.login\.\w+$/, '');
  lines.push(`serve it: npx login-emulator --provider ${id}=${contract}${extname(adopted.contract)}`);
  process.stdout.write(`${lines.map((line) => line.split('\n').map(printable).join('\n')).join('\n')}\n`);
}

/** A contract with the id of its provider. */
interface Chosen {
  readonly id: string;
  readonly file: MadeContract;
}

interface Choosing extends CliContext {
  readonly isDryRun: boolean;
  readonly progress: (step: string) => void;
}

/** Makes the contract of a recorded login, and writes it: `acme=acme.yaml` names it, else the host does. */
async function recordedContract(
  word: string,
  { from = '', host }: { readonly from?: string | undefined; readonly host?: string | undefined },
  choosing: Choosing,
): Promise<Chosen> {
  const { folder, isDryRun } = choosing;
  const { contractFromHar } = await import('../adopt/adopt.ts');
  const text = readText(resolve(folder, from));
  const made = contractFromHar(text, { file: from, ...definedOnly({ host }) });
  const { id, file } = word === from ? { id: undefined, file: undefined } : entryOf(word);
  const name = id ?? idOf(file === undefined ? made.host : basename(file, extname(file)));
  const contract = resolve(folder, file ?? `${name}.yaml`);
  checkId(name, contract, choosing);
  const { stringify } = await import('yaml');
  const content = stringify(made.contract, { lineWidth: 110 });
  return { id: name, file: await writeMadeContract(contract, content, { source: from, isDryRun }) };
}

/** Serves the provider until Ctrl-C. */
async function serve(id: string, contract: string, context: CliContext): Promise<void> {
  const { start } = await import('./start-server.ts');
  const { resolveSettings } = await import('./resolve-settings.ts');
  await start(await resolveSettings({ provider: [`${id}=${contract}`] }, context), context);
}

/** Returns the id and the file of the contract; an address is fetched first. */
async function contractOf(word: string, choosing: Choosing): Promise<Chosen> {
  const { folder, isDryRun, progress } = choosing;
  const isAddress = /^([a-z][a-z0-9-]*=)?https?:\/\//i.test(word);
  const { id, file } =
    isAddress && !/^[a-z][a-z0-9-]*=/i.test(word) ? { id: undefined, file: word } : entryOf(word);
  if (!isAddress) {
    const named = id ?? idOf(basename(file, extname(file)));
    const contract = resolve(folder, file);
    checkId(named, contract, choosing);
    return { id: named, file: inPlace(contract) };
  }
  const source = displayUrl(file);
  progress(`fetching ${source}`);
  const { text, host } = await fetchContract(file);
  const name = id ?? idOf(titleIn(text) ?? host);
  const contract = resolve(folder, `${name}.${/^\s*[{[]/.test(text) ? 'json' : 'yaml'}`);
  checkId(name, contract, choosing);
  return { id: name, file: await writeMadeContract(contract, text, { source, isDryRun }) };
}

/** Throws a UsageError if no provider can have the id, before anything is written. */
function checkId(id: string, contract: string, context: CliContext): void {
  const entry = `${id}=${displayPath(contract)}`;
  const problem = providerEntryProblem(entry, {}, knownIds(builtInIds(context), {}));
  if (problem !== undefined) throw new UsageError(problem.replace(/^provider has /, ''));
}

function entryOf(word: string): { readonly id: string | undefined; readonly file: string } {
  const { id, file } = fileEntryOf(word);
  return file === undefined ? { id: undefined, file: word } : { id, file };
}

/** A file name has at most 255 characters. */
const longestId = 60;

/** Returns an id for a name: `Acme API` is `acme-api`. */
function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+/g, '')
    .slice(0, longestId)
    .replaceAll(/-+$/g, '');
  return id === '' ? 'api' : id;
}

/** Finds the title in the text of a contract, before it is parsed. */
function titleIn(text: string): string | undefined {
  return /["']?title["']?\s*:\s*["']?([^"',\n}]+)/.exec(text)?.[1]?.trim();
}

/** Asks on a terminal; elsewhere, nothing is asked. */
function asking(): AdoptOptions['ask'] {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  return async ({ text, choices }: Question): Promise<Choice> => {
    const [best] = choices;
    if (best === undefined) throw new Error('a question needs choices');
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    try {
      const listed = choices.map(({ label }, index) => `  ${index + 1}  ${printable(label)}`);
      const reply = await terminal.question(`\n${printable(text)}\n${listed.join('\n')}\n[1] `);
      return choices[Number(reply.trim() === '' ? 1 : reply) - 1] ?? best;
    } finally {
      terminal.close();
    }
  };
}

/** Shows the step on one line of the terminal. */
function progressFor(isJson: boolean): (step: string) => void {
  const stream = process.stderr;
  if (isJson || !stream.isTTY) return () => undefined;
  return (step) => {
    stream.write(`\r\u001B[K${step === '' ? '' : `${printable(step)} …`}`);
  };
}
