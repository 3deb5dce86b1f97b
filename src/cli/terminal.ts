import type { ServedProvider } from '../emulator/emulator.ts';
import { FileError } from '../errors.ts';
import type { Entry, Recorder } from '../journal/entry.ts';
import { banner, readyEvent, tokenLine, type Ready } from './banner.ts';
import type { EffectiveSettings } from './settings.ts';
import { StoreError } from '../store/store.ts';

/** What an emulator says on the terminal while it serves. */
export interface Terminal {
  ready(ready: Ready): void;
  readonly request: Recorder;
  readonly failure: (error: unknown) => void;
  /** The fixtures were edited, and taken over: those of these providers. */
  reloaded(served: readonly ServedProvider[]): void;
  /** The fixtures were edited, and cannot be used. */
  broken(problems: readonly string[]): void;
  stopped(): void;
}

/** Makes the terminal: lines for people, or one JSON object a line; on standard output, where no other stream is named. */
export function createTerminal(
  settings: EffectiveSettings,
  lines: NodeJS.WritableStream = process.stdout,
): Terminal {
  const { log } = settings;
  const json = log === 'json';
  const quiet = settings.quiet || log === 'off';
  let isBroken = false;
  const write = (line: string) => void lines.write(`${printable(line)}\n`);
  // who reads the lines may go away before the emulator does
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosed);
  return {
    ready(ready) {
      if (json) return write(JSON.stringify(readyEvent(ready, settings)));
      if (!quiet) return write(banner(ready, settings));
      for (const { url } of [ready, ...ready.further]) write(url);
      // standard output holds URLs alone
      if (ready.newToken !== undefined) process.stderr.write(`${tokenLine(ready.newToken)}\n`);
    },
    request(entry) {
      if (!quiet) write(json ? requestEvent(entry) : requestLine(entry));
    },
    failure: (error) => void process.stderr.write(`${failureOf(error)}\n`),
    reloaded(served) {
      if (json) return write(JSON.stringify({ event: 'reloaded', providers: served.map(summaryOf) }));
      // whoever was told that they are broken waits for this
      if (quiet && !isBroken) return;
      isBroken = false;
      if (served.length === 0) write('the fixtures are good again, and as they were');
      for (const one of served) write(`reloaded ${servedLine(one)}`);
    },
    broken(problems) {
      if (json) return write(JSON.stringify({ event: 'fixtures-broken', problems }));
      isBroken = true;
      const lines = [...problems, 'the fixtures are broken; those from before are kept'];
      process.stderr.write(`${printable(lines.join('\n'))}\n`);
    },
    stopped() {
      if (json) write(JSON.stringify({ event: 'stopped' }));
    },
  };
}

/** A request as one JSON object: what was sent and answered stands in the journal. */
function requestEvent({
  request: _request,
  response: _response,
  nearest: _nearest,
  ...entry
}: Entry): string {
  return JSON.stringify({ event: 'request', ...entry });
}

/** A mistake of ours with where it was made; of what is outside, what it is. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOutside = error instanceof StoreError || error instanceof FileError;
  return isOutside ? error.message : (error.stack ?? error.message);
}

/** `POST /api/v1/login → 401 second-factor-required · no code given`. */
function requestLine({
  provider,
  method,
  path,
  status,
  outcome,
  trace,
  nearest: [near] = [],
}: Entry): string {
  const summary = `${method} ${path} → ${status}${outcome === undefined ? '' : ` ${outcome}`}`;
  // outside every provider the trace names it; another provider's is too far away to be meant
  const hint =
    near?.provider === provider && near !== undefined ? `; nearest: ${near.method} ${near.path}` : '';
  const reason = trace.at(-1);
  const why = reason === undefined ? undefined : reason + hint;
  const line = why === undefined ? summary : `${summary} · ${why}`;
  return line.replaceAll('\n', '\\n');
}

/** What a provider's fixtures hold; no file, where they are the embedded ones. */
function summaryOf({ id, fixtures: { file, accounts, scenarios } }: ServedProvider) {
  const summary = { id, accounts: accounts.length, scenarios: scenarios.length };
  return file === undefined ? summary : { ...summary, file };
}

/** What a client sent may stand in a line; it must not steer the terminal or look like a line of its own. */
function printable(text: string): string {
  return text.replaceAll(controls, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Every control character but the line feed, which the banner has and a request's text never does. */
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

function ignoreClosed(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
}

/** `misaka (documented): fixtures/misaka.yaml: 2 accounts, 1 scenario`. */
export function servedLine({ id, profile, fixtures }: ServedProvider): string {
  const from = fixtures.file ?? 'embedded fixtures';
  const counts = `${counted(fixtures.accounts.length, 'account')}, ${counted(fixtures.scenarios.length, 'scenario')}`;
  return `${id} (${profile.contract.profile}): ${from}: ${counts}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
