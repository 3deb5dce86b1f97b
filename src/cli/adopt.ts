import { basename, dirname } from 'node:path';
import type { Adopted } from '../adopt/adopt.ts';
import { proofText } from '../adopt/prove/text.ts';
import { UsageError } from '../errors.ts';
import { definedOnly } from '../json.ts';
import { checkFixtureFile } from '../fixtures/check-file.ts';
import { openEmulator } from '../library/create-emulator.ts';
import { accountsText } from './adopted-accounts.ts';
import { adoptedText, adoptedData, shownProof } from './adopted-text.ts';
import { askOnTerminal, QuestionLeft } from './ask.ts';
import { quoted } from './certificate.ts';
import { paintFor } from './colours.ts';
import { builtInIds, commandOptions, type CliContext } from './command-options.ts';
import { displayPath } from './display-path.ts';
import { checkFetched, inDraft, namedContract, recordedContract, writeFetched } from './named-contract.ts';
import type { Settings } from './option-table.ts';
import { readCommandOptions } from './parse-options.ts';
import { printable } from './printable.ts';

/** The exit code of a command that Ctrl-C ends. */
const interruptedExitCode = 130;

/** `login-emulator adopt <contract>`: writes the marks and the accounts of a contract, and proves them. */
export async function adopt(args: readonly string[], context: CliContext): Promise<void> {
  try {
    await adoptAsked(args, context);
  } catch (error) {
    if (!(error instanceof QuestionLeft)) throw error;
    process.stdout.write('\n');
    process.exitCode = interruptedExitCode;
  }
}

async function adoptAsked(args: readonly string[], context: CliContext): Promise<void> {
  const { values, positionals } = readCommandOptions('adopt', commandOptions.adopt, args);
  const [word = values.from, ...rest] = positionals;
  if (word === undefined || rest.length > 0)
    throw new UsageError('adopt takes one contract, such as login-emulator adopt acme.yaml');
  const isDryRun = values['dry-run'] === true;
  const isJson = values.json === true;
  if (isDryRun && values.serve === true)
    throw new UsageError('--serve needs the files that --dry-run does not write; use one of both');
  const port = portOf(values.port, values.serve === true);
  const progress = progressFor(isJson);
  const addsSignIn = isPassword(values['sign-in']);
  const { from, host } = values;
  const manner = { isDryRun, isJson, addsSignIn, progress, ...definedOnly({ from, host }) };
  const result = await adopting(word, manner, context).finally(() => progress(''));
  const { adopted, written } = result;
  if (isJson) process.stdout.write(`${JSON.stringify(adoptedData(adopted), undefined, 2)}\n`);
  else print(adopted, { isDryRun, written });
  if (adopted.proof.some((line) => line.result === 'failed')) process.exitCode = 1;
  if (values.serve === true)
    await serve({ provider: [`${adopted.id}=${adopted.contract}`], ...definedOnly({ port }) }, context);
}

function portOf(port: string | undefined, isServed: boolean): number | undefined {
  if (port === undefined) return undefined;
  if (!isServed) throw new UsageError('--port needs --serve');
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port is ${port}; expected a number from 0 to 65535`);
  return Number(port);
}

function isPassword(way: string | undefined): boolean {
  if (way === undefined || way === 'password') return way === 'password';
  throw new UsageError(`--sign-in is ${way}; expected password`);
}

interface Manner {
  readonly isDryRun: boolean;
  readonly isJson: boolean;
  readonly addsSignIn: boolean;
  /** The recording from which the contract is made. */
  readonly from?: string;
  /** The host of the API in the recording. */
  readonly host?: string;
  readonly progress: (step: string) => void;
}

/** Adopts the contract of the command line, and tells whether it wrote a fetched one. */
async function adopting(
  word: string,
  { isDryRun, isJson, addsSignIn, progress, ...recording }: Manner,
  { folder, providers }: CliContext,
): Promise<{ readonly adopted: Adopted; readonly written: string | undefined }> {
  const naming = { folder, taken: builtInIds({ providers }), progress };
  const named = await (recording.from === undefined
    ? namedContract(word, naming)
    : recordedContract(word, { ...recording, from: recording.from }, naming));
  await checkFetched(named);
  const { adopt: adoptContract } = await import('../adopt/adopt.ts');
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const ask = isJson || !isTerminal ? undefined : askOnTerminal;
  const adoptAt = (contract: string) =>
    adoptContract(
      { id: named.id, contract, isDryRun, addsSignIn, progress, ask },
      { openEmulator, checkFixtureFile },
    );
  const { contract, fetched } = named;
  if (fetched === undefined || !isDryRun) {
    const written = writeFetched(named);
    return { adopted: await adoptAt(contract), written };
  }
  const written = `would write ${basename(contract)}, as ${fetched.address} has it`;
  return inDraft(contract, fetched.text, async (draft) => ({
    adopted: elsewhere(await adoptAt(draft.contract), draft.folder, dirname(contract)),
    written,
  }));
}

/** Names the files of a draft as they would be called. */
function elsewhere(adopted: Adopted, draft: string, folder: string): Adopted {
  const moved = (text: string) => text.replaceAll(draft, folder);
  return {
    ...adopted,
    contract: moved(adopted.contract),
    files: adopted.files.map((file) => ({ ...file, path: moved(file.path) })),
    misfits: adopted.misfits.map(moved),
    proof: adopted.proof.map((line) => ({
      ...line,
      ...(line.place === undefined ? {} : { place: moved(line.place) }),
      ...(line.detail === undefined ? {} : { detail: moved(line.detail) }),
    })),
  };
}

interface Printing {
  readonly isDryRun: boolean;
  readonly written: string | undefined;
}

function print(adopted: Adopted, { isDryRun, written }: Printing): void {
  const paint = paintFor(process.stdout);
  const { id, contract } = adopted;
  const lines = [
    ...(written === undefined ? [] : [written, '']),
    adoptedText(adopted, { isDryRun, paint }),
    proofText(shownProof(adopted.proof), paint),
    ...accountsText(adopted),
    ...(isDryRun
      ? []
      : ['', `serve it: npx login-emulator --provider ${id}=${quoted(displayPath(contract))}`]),
  ];
  const escaped = paint('red', '-') === '-' ? printable : printableStyled;
  process.stdout.write(`${escaped(lines.join('\n'))}\n`);
}

/** Escapes control characters, except those that set a colour. */
function printableStyled(text: string): string {
  const parts = text.split(/(\u001B\[\d{1,2}m)/);
  return parts.map((part, index) => (index % 2 === 0 ? printable(part) : part)).join('');
}

/** Serves the provider until Ctrl-C. */
async function serve(settings: Settings, context: CliContext): Promise<void> {
  const { start } = await import('./start-server.ts');
  const { resolveSettings } = await import('./resolve-settings.ts');
  await start(await resolveSettings(settings, context), context);
}

/** Shows the step on one line of the terminal. */
function progressFor(isJson: boolean): (step: string) => void {
  const stream = process.stderr;
  if (isJson || !stream.isTTY) return () => undefined;
  return (step) => {
    stream.write(`\r\u001B[K${step === '' ? '' : `${printable(step)} …`}`);
  };
}
