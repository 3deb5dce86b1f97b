import type { ServedProvider } from '../emulator/emulator.ts';
import { FileError } from '../errors.ts';
import type { Entry, Recorder } from '../journal/entry.ts';
import { banner, readyEvent, tokenLines, type Ready } from './banner.ts';
import { paintFor } from './colours.ts';
import { printable } from './printable.ts';
import { requestLine } from './request-line.ts';
import { definedOnly } from '../json.ts';
import type { EffectiveSettings } from './settings.ts';
import { StoreError } from '../store/store.ts';

/** The output of an emulator while it serves. */
export interface Terminal {
  ready(ready: Ready): void;
  readonly request: Recorder;
  readonly failure: (error: unknown) => void;
  readonly warn: (message: string) => void;
  /** Reports providers whose edited files were reloaded. */
  reloaded(served: readonly ServedProvider[]): void;
  /** Reports edited files that cannot be used: those of the fixtures folder, or of these providers. */
  broken(problems: readonly string[], providers?: readonly string[]): void;
  stopped(): void;
}

/** Creates the terminal: lines for people, or one JSON object a line, on standard output unless a stream is given. */
export function createTerminal(
  settings: EffectiveSettings,
  lines: NodeJS.WritableStream = process.stdout,
): Terminal {
  const { log } = settings;
  const json = log === 'json';
  const quiet = settings.quiet || log === 'off';
  let isBroken = false;
  const writePainted = (line: string) => void lines.write(`${line}\n`);
  const write = (line: string) => writePainted(printable(line));
  const paint = paintFor(lines);
  const paintError = paintFor(process.stderr);
  // the reader of the lines may end before the emulator does
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosed);
  return {
    ready(ready) {
      if (json) return write(JSON.stringify(readyEvent(ready, settings)));
      if (!quiet) return writePainted(banner(ready, settings, paint));
      for (const { url } of [ready, ...ready.further]) write(url);
      // standard output holds only URLs
      if (ready.newToken !== undefined) process.stderr.write(`${tokenLines(ready.newToken)}\n`);
    },
    request(entry) {
      if (quiet) return;
      if (json) write(requestEvent(entry));
      else writePainted(requestLine(entry, paint));
    },
    failure: (error) => void process.stderr.write(`${paintError('red', failureOf(error))}\n`),
    warn(message) {
      if (json) write(JSON.stringify({ event: 'warning', message }));
      else if (!quiet) writePainted(paint('yellow', printable(`warning: ${message}`)));
    },
    reloaded(served) {
      if (json) return write(JSON.stringify({ event: 'reloaded', providers: served.map(summaryOf) }));
      // after a report of broken fixtures, the user waits for this
      if (quiet && !isBroken) return;
      isBroken = false;
      if (served.length === 0) write('the files are valid again, and nothing changed');
      for (const one of served) write(`reloaded ${servedLine(one)}`);
    },
    broken(problems, providers) {
      const event = providers === undefined ? 'fixtures-broken' : 'providers-broken';
      if (json) return write(JSON.stringify({ event, ...definedOnly({ providers }), problems }));
      isBroken = true;
      const what = providers === undefined ? 'the fixtures' : `the files of ${providers.join(', ')}`;
      const lines = [...problems, `${what} are broken; the emulator keeps the previous ones`];
      process.stderr.write(`${paintError('red', printable(lines.join('\n')))}\n`);
    },
    stopped() {
      if (json) write(JSON.stringify({ event: 'stopped' }));
    },
  };
}

/** Formats a request as one JSON object; its headers and bodies are in the journal only. */
function requestEvent({
  request: _request,
  response: _response,
  nearest: _nearest,
  ...entry
}: Entry): string {
  return JSON.stringify({ event: 'request', ...entry });
}

/** Returns the message of an outside failure, such as a file's; the stack of a bug. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOutside = error instanceof StoreError || error instanceof FileError;
  return isOutside ? error.message : (error.stack ?? error.message);
}

/** Summarizes a provider's fixtures; without a file if they are embedded. */
function summaryOf({ id, fixtures: { file, accounts, scenarios } }: ServedProvider) {
  const summary = { id, accounts: accounts.length, scenarios: scenarios.length };
  return file === undefined ? summary : { ...summary, file };
}

function ignoreClosed(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
}

/** `misaka (documented): fixtures/misaka.yaml: 2 accounts, 1 scenario`; `own` names fixtures outside the folder. */
export function servedLine({ id, profile, fixtures }: ServedProvider, own = 'embedded fixtures'): string {
  const from = fixtures.file ?? own;
  const counts = `${counted(fixtures.accounts.length, 'account')}, ${counted(fixtures.scenarios.length, 'scenario')}`;
  return `${id} (${profile.contract.profile}): ${from}: ${counts}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
