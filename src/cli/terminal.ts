import { version } from '../admin/version.ts';
import type { AccountEntry } from '../core/room.ts';
import type { Emulator, Served } from '../emulator.ts';
import { baseUrlOf } from '../http/base-url.ts';
import type { Place } from '../http/place.ts';
import type { Entry, Recorder } from '../journal/entry.ts';
import type { FurtherListener } from './listening.ts';
import { servedLine } from './served-line.ts';
import type { EffectiveSettings } from './effective.ts';
import { sentAs } from './token.ts';
import { tokenVariable } from './variables.ts';

/** What is said once all listeners are open. */
interface Ready {
  readonly emulator: Emulator;
  /** Where the listener of `--port` stands. */
  readonly url: string;
  readonly further: readonly FurtherListener[];
  readonly notes: readonly string[];
  /** The control plane's token, where it was made at this start. */
  readonly madeToken: string | undefined;
}

/** What `start` says on the terminal. */
export interface Terminal {
  ready(ready: Ready): void;
  readonly request: Recorder;
  readonly failure: (error: unknown) => void;
  /** The fixtures were edited, and taken over: those of these providers. */
  reloaded(served: readonly Served[]): void;
  /** The fixtures were edited, and cannot be used. */
  broken(problems: readonly string[]): void;
  stopped(): void;
}

/** Makes the terminal: lines for people, or one JSON object a line. */
export function createTerminal(settings: EffectiveSettings): Terminal {
  const { log } = settings;
  const json = log === 'json';
  const quiet = settings.quiet || log === 'off';
  let isBroken = false;
  const write = (line: string) => void process.stdout.write(`${printable(line)}\n`);
  // who reads the lines may go away before the emulator does
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosed);
  return {
    ready(ready) {
      if (json) return write(JSON.stringify(readyEvent(ready, settings)));
      if (!quiet) return write(banner(ready, settings));
      for (const { url } of [ready, ...ready.further]) write(url);
      // standard output holds URLs alone
      if (ready.madeToken !== undefined) process.stderr.write(`${tokenLine(ready.madeToken)}\n`);
    },
    request(entry) {
      if (!quiet) write(json ? requestEvent(entry) : requestLine(entry));
    },
    failure: (error) =>
      void process.stderr.write(
        `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      ),
    reloaded(served) {
      if (json) return write(JSON.stringify({ event: 'reloaded', providers: served.map(heldBy) }));
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

/** `POST /api/v1/login → 401 second-factor-required · no code given`. */
function requestLine({ method, path, status, outcome, trace }: Entry): string {
  const said = `${method} ${path} → ${status}${outcome === undefined ? '' : ` ${outcome}`}`;
  const why = trace.at(-1);
  const line = why === undefined ? said : `${said} · ${why}`;
  return line.replaceAll('\n', '\\n');
}

function readyEvent(ready: Ready, settings: EffectiveSettings) {
  const { emulator, further, notes, madeToken } = ready;
  const url = publicUrlOf(ready, settings);
  const providers = emulator.served.map((served) => ({
    id: served.id,
    profile: profileOf(served),
    urls: urlsOf(served, url),
  }));
  return {
    event: 'ready',
    version,
    url,
    ...(further.length === 0 ? {} : { listeners: further.map(({ url, place }) => ({ url, ...place })) }),
    providers,
    notes,
    ...(madeToken === undefined ? {} : { token: madeToken }),
  };
}

function banner(ready: Ready, settings: EffectiveSettings): string {
  const { emulator, further, notes, madeToken } = ready;
  const url = publicUrlOf(ready, settings);
  const providers = emulator.served.flatMap((one) => [
    `  ${one.id} (${profileOf(one)})`,
    ...urlsOf(one, url).map((line) => `    ${line}`),
    `    accounts: ${accountsLine(one.fixtures.accounts)}`,
    ...(one.fixtures.file === undefined ? [] : [`    fixtures: ${one.fixtures.file}`]),
  ]);
  const budget =
    settings['request-budget'] === 'vendor'
      ? "the vendors' request budgets count"
      : 'request budgets are off; --request-budget vendor turns them on';
  const [first] = emulator.served;
  const reached = url === ready.url ? '' : `, reached at ${url}`;
  return [
    `login-emulator ${version} on ${ready.url}${reached}`,
    ...further.map(({ url, place }) => `  also on ${url}${placeText(place)}`),
    '',
    ...providers,
    '',
    ...(first === undefined ? [] : ['try:', `  ${curlLine(first, url)}`, '']),
    ...[budget, ...(settings.now === undefined ? [] : [`the clock stands at ${settings.now}`]), ...notes].map(
      (note) => `note: ${note}`,
    ),
    ...(madeToken === undefined ? [] : [tokenLine(madeToken)]),
    'Ctrl-C stops.',
  ].join('\n');
}

/** Where clients reach the emulator. */
function publicUrlOf({ url }: Ready, { 'public-url': publicUrl }: EffectiveSettings): string {
  return publicUrl === undefined ? url : baseUrlOf(publicUrl);
}

/** `: rocketchat alone, in namespace w1`; nothing where a listener serves all. */
function placeText({ provider, namespace }: Place): string {
  const what = [
    ...(provider === undefined ? [] : [`${provider} alone`]),
    ...(namespace === undefined ? [] : [`in namespace ${namespace}`]),
  ];
  return what.length === 0 ? '' : `: ${what.join(', ')}`;
}

/** Said once: nothing keeps it. */
function tokenLine(token: string): string {
  return `token: beyond loopback /__admin asks for ${sentAs(token)}; ${tokenVariable} sets one of your own`;
}

/** What a provider's fixtures hold; no file, where they are the embedded ones. */
function heldBy({ id, fixtures: { file, accounts, scenarios } }: Served) {
  const held = { id, accounts: accounts.length, scenarios: scenarios.length };
  return file === undefined ? held : { ...held, file };
}

function urlsOf({ profile: { contract, endpoints } }: Served, url: string): readonly string[] {
  return endpoints.map(
    (endpoint) => `${endpoint.contract.method} ${url}${contract.basePath}${endpoint.contract.template}`,
  );
}

function profileOf({ profile }: Served): string {
  return profile.contract.profile;
}

/** Logins by their password: `plain, totp (Password-1)`. */
function accountsLine(accounts: readonly AccountEntry[]): string {
  const byPassword = new Map<string, string[]>();
  for (const { logins, account } of accounts) {
    const { password } = account;
    byPassword.set(password, [...(byPassword.get(password) ?? []), logins[0] ?? '']);
  }
  return [...byPassword]
    .map(([password, logins]) => `${logins.join(', ')} (password ${password})`)
    .join('; ');
}

/** A request that signs the first account in, ready to be pasted. */
function curlLine({ room, profile: { contract, endpoints }, fixtures }: Served, url: string): string {
  const [first] = fixtures.accounts;
  if (first === undefined) throw new Error(`no accounts for ${room.id}`);
  const signIn = room.signIn(first.account);
  const endpoint = endpoints.find((one) => one.contract.operationId === signIn.operationId);
  if (endpoint === undefined) throw new Error(`there is no operation ${signIn.operationId}`);
  const path = endpoint.contract.segments.map((segment) =>
    'literal' in segment ? segment.literal : encodedForShell(signIn.path[segment.parameter] ?? ''),
  );
  const body = JSON.stringify(signIn.body).replaceAll("'", "'\\''");
  return `curl ${url}${contract.basePath}/${path.join('/')} -H 'Content-Type: application/json' -d '${body}'`;
}

/** For a path that a shell takes without quotes. */
function encodedForShell(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replaceAll(/['()!*~]/g, hex);
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
