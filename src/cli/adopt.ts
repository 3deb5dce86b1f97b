import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Adopted, AdoptOptions } from '../adopt/adopt.ts';
import type { Choice, Question } from '../adopt/questions.ts';
import type { ProofLine } from '../adopt/prove/line.ts';
import { proofText } from '../adopt/prove/text.ts';
import { reasonOf, UsageError } from '../errors.ts';
import { definedOnly } from '../json.ts';
import { checkFixtureFile } from '../fixtures/check-file.ts';
import { openEmulator } from '../library/create-emulator.ts';
import { adoptedText, adoptedData } from './adopted-text.ts';
import { paintFor } from './colours.ts';
import { commandOptions, type CliContext } from './command-options.ts';
import { displayPath } from './display-path.ts';
import { readCommandOptions } from './parse-options.ts';
import { printable } from './printable.ts';
import { fileEntryOf } from './provider-entries.ts';

/** `login-emulator adopt <contract>`: writes the marks and the accounts of a contract, and proves them. */
export async function adopt(args: readonly string[], context: CliContext): Promise<void> {
  const { values, positionals } = readCommandOptions('adopt', commandOptions.adopt, args);
  const [word = values.from, ...rest] = positionals;
  if (word === undefined || rest.length > 0)
    throw new UsageError('adopt takes one contract, such as login-emulator adopt acme.yaml');
  const isDryRun = values['dry-run'] === true;
  const isJson = values.json === true;
  const progress = progressFor(isJson);
  const { id, contract } =
    values.from === undefined
      ? await contractOf(word, context.folder, progress)
      : await recordedContract(word, values, context.folder);
  const { adopt: adoptContract } = await import('../adopt/adopt.ts');
  const adopted = await adoptContract(
    {
      id,
      contract,
      isDryRun,
      progress,
      addsSignIn: addsSignIn(values['sign-in']),
      ask: isJson ? undefined : asking(),
    },
    { openEmulator, checkFixtureFile },
  );
  progress('');
  if (isJson) process.stdout.write(`${JSON.stringify(adoptedData(adopted), undefined, 2)}\n`);
  else print(adopted, isDryRun);
  if (adopted.proof.some(({ result }) => result === 'failed')) process.exitCode = 1;
  if (values.serve === true && !isDryRun) await serve(id, contract, context);
}

function addsSignIn(way: string | undefined): boolean {
  if (way === undefined || way === 'password') return way === 'password';
  throw new UsageError(`--sign-in is ${way}; expected password`);
}

function print(adopted: Adopted, isDryRun: boolean): void {
  const paint = paintFor(process.stdout);
  const lines = [
    adoptedText(adopted, { isDryRun, paint }),
    proofText(adopted.proof.map(shownLine), paint),
    '',
  ];
  const { id, files } = adopted;
  const [file] = files;
  const contract = file === undefined ? '' : displayPath(file.path).replace(/\.login\.\w+$/, '');
  lines.push(`serve it: npx login-emulator --provider ${id}=${contract}${extname(adopted.contract)}`);
  process.stdout.write(`${lines.map((line) => line.split('\n').map(printable).join('\n')).join('\n')}\n`);
}

function shownLine(line: ProofLine): ProofLine {
  return { ...line, ...definedOnly({ place: line.place && displayPath(line.place) }) };
}

/** Makes the contract of a recorded login, and writes it: `acme=acme.yaml` names it, else the host does. */
async function recordedContract(
  word: string,
  { from = '', host }: { readonly from?: string | undefined; readonly host?: string | undefined },
  folder: string,
): Promise<{ readonly id: string; readonly contract: string }> {
  const { contractFromHar } = await import('../adopt/adopt.ts');
  const text = readText(resolve(folder, from));
  const made = contractFromHar(text, { file: from, ...definedOnly({ host }) });
  const { id, file } = word === from ? { id: undefined, file: undefined } : entryOf(word);
  const name = id ?? idOf(file === undefined ? made.host : basename(file, extname(file)));
  const contract = resolve(folder, file ?? `${name}.yaml`);
  const { stringify } = await import('yaml');
  writeFileSync(contract, stringify(made.contract, { lineWidth: 110 }));
  return { id: name, contract };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}`);
  }
}

/** Serves the provider until Ctrl-C. */
async function serve(id: string, contract: string, context: CliContext): Promise<void> {
  const { start } = await import('./start-server.ts');
  const { resolveSettings } = await import('./resolve-settings.ts');
  await start(await resolveSettings({ provider: [`${id}=${contract}`] }, context), context);
}

/** Returns the id and the file of the contract; an address is fetched first. */
async function contractOf(
  word: string,
  folder: string,
  progress: (step: string) => void,
): Promise<{ readonly id: string; readonly contract: string }> {
  const isAddress = /^([a-z][a-z0-9-]*=)?https?:\/\//i.test(word);
  const { id, file } =
    isAddress && !/^[a-z][a-z0-9-]*=/i.test(word) ? { id: undefined, file: word } : entryOf(word);
  if (!isAddress) {
    const named = id ?? idOf(basename(file, extname(file)));
    return { id: named, contract: resolve(folder, file) };
  }
  progress(`fetching ${file}`);
  const { text, isJson } = await fetched(file);
  const name = id ?? idOf(titleIn(text) ?? new URL(file).hostname);
  const contract = resolve(folder, `${name}.${isJson ? 'json' : 'yaml'}`);
  writeFileSync(contract, text);
  return { id: name, contract };
}

function entryOf(word: string): { readonly id: string | undefined; readonly file: string } {
  const { id, file } = fileEntryOf(word);
  return file === undefined ? { id: undefined, file: word } : { id, file };
}

/** Returns an id for a name: `Acme API` is `acme-api`. */
function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '');
  return id === '' ? 'api' : id;
}

const longestFetchMs = 30_000;

async function fetched(address: string): Promise<{ readonly text: string; readonly isJson: boolean }> {
  let response;
  try {
    response = await fetch(address, {
      headers: { accept: 'application/json, application/yaml;q=0.9, */*;q=0.5' },
      signal: AbortSignal.timeout(longestFetchMs),
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw new UsageError(`${address} cannot be fetched: ${reasonOf(cause)}`);
  }
  if (!response.ok)
    throw new UsageError(`${address} answers ${response.status}; expected the OpenAPI contract`);
  const text = await response.text();
  if (/^\s*</.test(text))
    throw new UsageError(`${address} is a page, not a contract; use the address of its openapi.json`);
  return { text, isJson: /^\s*[{[]/.test(text) };
}

/** Finds the title in the text of a contract, before it is parsed. */
function titleIn(text: string): string | undefined {
  return /["']?title["']?\s*:\s*["']?([^"',\n}]+)/.exec(text)?.[1]?.trim();
}

/** Asks on a terminal; elsewhere, there are no questions. */
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
