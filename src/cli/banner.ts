import { version } from '../version.ts';
import { fullTemplate } from '../core/contract.ts';
import { plainFirst } from '../core/sign-in-order.ts';
import type { AccountEntry } from '../core/provider.ts';
import { curlArguments, signInRequest } from '../core/sign-in.ts';
import type { Emulator, ServedProvider } from '../emulator/emulator.ts';
import { baseUrlOf } from '../urls.ts';
import type { ListenerScope } from '../http/listener.ts';
import type { EffectiveSettings } from './settings.ts';
import { budgetNote } from './budget-note.ts';
import { keptLines, quoted } from './certificate.ts';
import type { FurtherListener } from './listen.ts';
import { sentAs, tokenVariable } from './token.ts';
import { definedOnly } from '../json.ts';
import { adminPath, consolePath } from '../http/emulator-urls.ts';
import type { Paint } from './colours.ts';
import { networkUrls } from '../http/network-urls.ts';
import { displayPath } from './display-path.ts';
import { printable } from './printable.ts';
import { beside } from './wrap.ts';

/** The emulator once all its listeners are open. */
export interface Ready {
  readonly emulator: Emulator;
  /** The URL of the listener of `--port`. */
  readonly url: string;
  readonly further: readonly FurtherListener[];
  readonly notes: readonly string[];
  /** The files of the providers that were loaded from files, by id. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** The control plane's token if it was generated at this start. */
  readonly newToken: string | undefined;
  /** The certificate authority that clients must trust, as PEM, if the emulator created it. */
  readonly ca: string | undefined;
  /** Its file, if a folder keeps it. */
  readonly caFile: string | undefined;
}

/** The `ready` event of `--log json`. */
export function readyEvent(ready: Ready, settings: EffectiveSettings) {
  const { emulator, further, notes, newToken, ca, caFile } = ready;
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
    ...(further.length === 0 ? {} : { listeners: further.map(({ url, scope }) => ({ url, ...scope })) }),
    ...(settings.admin ? { console: `${url}${consolePath}` } : {}),
    providers,
    notes,
    ...definedOnly({ token: newToken, ca, caFile }),
  };
}

/** Formats what a person needs at the start: addresses, accounts, a curl command and notes. */
export function banner(ready: Ready, settings: EffectiveSettings, paint: Paint): string {
  const { emulator, further, newToken } = ready;
  const url = publicUrlOf(ready, settings);
  const tried = emulator.served.map((one) => curlLines(one, url, ready)).find((one) => one.length > 0);
  const title = `login-emulator ${version} on ${ready.url}`;
  const lines = [
    `${title}${url === ready.url ? '' : `, reached at ${url}`}`,
    ...further.map(({ url, scope }) => `  also on ${url}${scopeText(scope)}`),
    ...networkUrls(ready.url, settings.host).map((one) => `  from other machines: ${one}`),
    ...(settings.admin
      ? [`  console: ${url}${consolePath}`, `  control plane and documentation: ${url}${adminPath}/docs`]
      : []),
    '',
    ...emulator.served.flatMap((one) => providerLines(one, url, ready.files)),
    '',
    'npx login-emulator outcomes <provider> lists what each operation can answer.',
    '',
    ...trustLines(ready, settings),
    ...(tried === undefined ? [] : [tryHeading, ...tried, '']),
    ...notesOf(ready, settings).flatMap((note) => indented('note:', note)),
    ...(newToken === undefined ? [] : [tokenLines(newToken)]),
    'Ctrl-C stops.',
  ];
  const headings = [lines[0], trustHeading, tryHeading, ...emulator.served.map(headingOf)];
  const styled = (line: string) => (headings.includes(line) ? paint('bold', line) : line);
  // escaped first: colours are control characters, too
  return printable(lines.join('\n')).split('\n').map(styled).join('\n');
}

function providerLines(one: ServedProvider, url: string, files: Ready['files']): readonly string[] {
  const urls = urlsOf(one, url);
  const login = signInOperation(one);
  const at = one.profile.endpoints.findIndex(({ contract }) => contract.operationId === login);
  const others = urls.length - 1;
  const { accounts, file } = one.fixtures;
  const own = files.get(one.id) ?? [];
  return [
    headingOf(one),
    `  ${urls[Math.max(at, 0)] ?? ''}${others < 1 ? '' : ` (+${others} operations)`}`,
    ...indented('  accounts:', accountsText(accounts)),
    ...(file === undefined ? [] : [`  fixtures: ${file}`]),
    ...(own.length === 0 ? [] : indented('  files:', filesText(own))),
  ];
}

/** Returns the operation that signs the first account in; undefined if no operation signs in. */
function signInOperation({ provider, fixtures }: ServedProvider): string | undefined {
  const [first] = plainFirst(fixtures.accounts);
  return first === undefined ? undefined : provider.signIn(first.account)?.operationId;
}

/** The most files that the banner lists of a provider. */
const maxFiles = 5;

function filesText(files: readonly string[]): string {
  const listed = files.slice(0, maxFiles).map(displayPath).join(', ');
  return files.length > maxFiles ? `${listed} and ${files.length - maxFiles} more` : listed;
}

function headingOf(one: ServedProvider): string {
  return `${one.id} (${profileOf(one)})`;
}

function notesOf({ emulator, notes }: Ready, settings: EffectiveSettings): readonly string[] {
  const budget = budgetNote(emulator.served, settings);
  return [
    ...(budget === undefined ? [] : [budget]),
    ...(settings.now === undefined ? [] : [`the clock is frozen at ${settings.now}`]),
    ...notes,
  ];
}

/** A label with a text beside it, broken at the last column. */
function indented(label: string, text: string): readonly string[] {
  return beside(label, text, label.length + 1);
}

/** The URL at which clients reach the emulator. */
function publicUrlOf({ url }: Ready, { 'public-url': publicUrl }: EffectiveSettings): string {
  return publicUrl === undefined ? url : baseUrlOf(publicUrl);
}

/** The file of the certificate authority, once the user has run the printed command. */
const downloaded = 'emulator-ca.pem';

const trustHeading = 'trust its certificate:';
const tryHeading = 'try it:';

/** The commands that make clients trust the certificate of this start. */
function trustLines({ url, ca, caFile }: Ready, { admin }: EffectiveSettings): readonly string[] {
  if (ca === undefined) return [];
  if (caFile !== undefined) return [trustHeading, ...keptLines(ca, caFile).map((line) => `  ${line}`), ''];
  const lines = admin
    ? [
        `curl -k ${url}${adminPath}/ca.pem -o ${downloaded}`,
        `export NODE_EXTRA_CA_CERTS=$PWD/${downloaded}   # for Node; curl: --cacert ${downloaded}`,
      ]
    : ['with --no-admin, only the ready line of --log json has the authority to trust'];
  return [trustHeading, ...lines.map((line) => `  ${line}`), ''];
}

/** `: rocketchat alone, in namespace w1`; nothing for a listener that serves everything. */
function scopeText({ provider, namespace }: ListenerScope): string {
  const what = [
    ...(provider === undefined ? [] : [`${provider} alone`]),
    ...(namespace === undefined ? [] : [`in namespace ${namespace}`]),
  ];
  return what.length === 0 ? '' : `: ${what.join(', ')}`;
}

/** The token and how to send it. It is printed once and not stored. */
export function tokenLines(token: string): string {
  return [
    'token: beyond loopback, the control plane requires this header:',
    `  ${sentAs(token)}`,
    `  ${tokenVariable} sets your own token.`,
  ].join('\n');
}

function urlsOf({ profile: { contract, endpoints } }: ServedProvider, url: string): readonly string[] {
  return endpoints.map(
    (endpoint) => `${endpoint.contract.method} ${url}${fullTemplate(contract, endpoint.contract)}`,
  );
}

function profileOf({ profile }: ServedProvider): string {
  return profile.contract.profile;
}

/** The most logins that the banner lists of a provider. */
const maxLogins = 20;

/** Lists logins by password, those of `plain` first: `plain, totp (password Password-1)`. */
function accountsText(accounts: readonly AccountEntry[]): string {
  const byPassword = new Map<string, string[]>();
  const sorted = plainFirst(accounts);
  for (const { logins, account } of sorted.slice(0, maxLogins)) {
    const { password } = account;
    byPassword.set(password, [...(byPassword.get(password) ?? []), logins[0] ?? '']);
  }
  const groups = [...byPassword].map(([password, logins]) => `${logins.join(', ')} (password ${password})`);
  const more = sorted.length - maxLogins;
  return [...groups, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** A command that signs the first account in, ready to be pasted; none for a provider without a sign-in. */
function curlLines(
  { provider, profile, fixtures }: ServedProvider,
  url: string,
  { ca, caFile = downloaded }: Ready,
): readonly string[] {
  const sorted = plainFirst(fixtures.accounts);
  // if the path holds a code, only an account whose code doesn't change can sign in by it
  const canSignIn = ({ account }: AccountEntry) =>
    Object.keys(provider.signIn(account)?.path ?? {}).length === 0 || account.fixedCode !== undefined;
  const first = sorted.find(canSignIn) ?? sorted[0];
  const signIn = first === undefined ? undefined : provider.signIn(first.account);
  if (signIn === undefined) return [];
  const request = signInRequest(signIn, profile, encodedForShell);
  const trusting = ca === undefined ? '' : `--cacert ${quoted(caFile)} `;
  const [target, ...rest] = curlArguments(request, url);
  const lines = [`  curl ${trusting}${target}`, ...rest.map((argument) => `    ${argument}`)];
  return lines.map((line, index) => (index === lines.length - 1 ? line : `${line} \\`));
}

/** Encodes a path segment so that a shell needs no quotes. */
function encodedForShell(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replaceAll(/['()!*~]/g, hex);
}
