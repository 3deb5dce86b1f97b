import { version } from '../version.ts';
import { fullTemplate } from '../core/contract.ts';
import type { AccountEntry } from '../core/provider.ts';
import type { Emulator, ServedProvider } from '../emulator/emulator.ts';
import { baseUrlOf } from '../urls.ts';
import type { ListenerScope } from '../http/listener.ts';
import type { EffectiveSettings } from './settings.ts';
import type { FurtherListener } from './listen.ts';
import { sentAs, tokenVariable } from './token.ts';
import { definedOnly } from '../json.ts';

/** What is said once all listeners are open. */
export interface Ready {
  readonly emulator: Emulator;
  /** Where the listener of `--port` stands. */
  readonly url: string;
  readonly further: readonly FurtherListener[];
  readonly notes: readonly string[];
  /** The control plane's token, where it was made at this start. */
  readonly newToken: string | undefined;
  /** The authority that clients have to trust, as PEM, where it was made at this start. */
  readonly ca: string | undefined;
}

/** What is said as JSON. */
export function readyEvent(ready: Ready, settings: EffectiveSettings) {
  const { emulator, further, notes, newToken, ca } = ready;
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
    providers,
    notes,
    ...definedOnly({ token: newToken, ca }),
  };
}

/** What is said for people. */
export function banner(ready: Ready, settings: EffectiveSettings): string {
  const { emulator, further, notes, newToken } = ready;
  const url = publicUrlOf(ready, settings);
  const providers = emulator.served.flatMap((one) => [
    `  ${one.id} (${profileOf(one)})`,
    ...shortened(urlsOf(one, url), one.id).map((line) => `    ${line}`),
    `    accounts: ${accountsLine(one.fixtures.accounts)}`,
    ...(one.fixtures.file === undefined ? [] : [`    fixtures: ${one.fixtures.file}`]),
  ]);
  const budget =
    settings['request-budget'] === 'vendor'
      ? "the vendors' request budgets count"
      : 'request budgets are off; --request-budget vendor turns them on';
  const [first] = emulator.served;
  const publicAddress = url === ready.url ? '' : `, reached at ${url}`;
  return [
    `login-emulator ${version} on ${ready.url}${publicAddress}`,
    ...further.map(({ url, scope }) => `  also on ${url}${scopeText(scope)}`),
    '',
    ...providers,
    '',
    ...trustLines(ready, settings),
    ...(first === undefined ? [] : ['try:', `  ${curlLine(first, url, ready.ca)}`, '']),
    ...[budget, ...(settings.now === undefined ? [] : [`the clock stands at ${settings.now}`]), ...notes].map(
      (note) => `note: ${note}`,
    ),
    ...(newToken === undefined ? [] : [tokenLine(newToken)]),
    'Ctrl-C stops.',
  ].join('\n');
}

/** The login, and where to find what stands beside it. */
function shortened([login = '', ...others]: readonly string[], id: string): readonly string[] {
  const rest = `and ${others.length} more operations: npx login-emulator outcomes ${id}`;
  return others.length === 0 ? [login] : [login, rest];
}

/** Where clients reach the emulator. */
function publicUrlOf({ url }: Ready, { 'public-url': publicUrl }: EffectiveSettings): string {
  return publicUrl === undefined ? url : baseUrlOf(publicUrl);
}

/** The file that holds the authority, where someone does as the lines say. */
const caFile = 'emulator-ca.pem';

/** How clients come to trust the certificate that was made at this start. */
function trustLines({ url, ca }: Ready, { admin }: EffectiveSettings): readonly string[] {
  if (ca === undefined) return [];
  const lines = admin
    ? [
        `curl -k ${url}/__admin/ca.pem -o ${caFile}`,
        `export NODE_EXTRA_CA_CERTS=$PWD/${caFile}   # for Node; curl takes --cacert ${caFile}`,
      ]
    : ['with --no-admin, the authority to trust is in the ready line of --log json alone'];
  return ['trust it:', ...lines.map((line) => `  ${line}`), ''];
}

/** `: rocketchat alone, in namespace w1`; nothing where a listener serves all. */
function scopeText({ provider, namespace }: ListenerScope): string {
  const what = [
    ...(provider === undefined ? [] : [`${provider} alone`]),
    ...(namespace === undefined ? [] : [`in namespace ${namespace}`]),
  ];
  return what.length === 0 ? '' : `: ${what.join(', ')}`;
}

/** The token and how to send it; said once, and kept nowhere. */
export function tokenLine(token: string): string {
  return `token: beyond loopback /__admin asks for ${sentAs(token)}; ${tokenVariable} sets one of your own`;
}

function urlsOf({ profile: { contract, endpoints } }: ServedProvider, url: string): readonly string[] {
  return endpoints.map(
    (endpoint) => `${endpoint.contract.method} ${url}${fullTemplate(contract, endpoint.contract)}`,
  );
}

function profileOf({ profile }: ServedProvider): string {
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
function curlLine(
  { provider, profile: { contract, endpoints }, fixtures }: ServedProvider,
  url: string,
  ca: string | undefined,
): string {
  const [first] = fixtures.accounts;
  if (first === undefined) throw new Error(`no accounts for ${provider.id}`);
  const signIn = provider.signIn(first.account);
  const endpoint = endpoints.find((one) => one.contract.operationId === signIn.operationId);
  if (endpoint === undefined) throw new Error(`there is no operation ${signIn.operationId}`);
  const path = endpoint.contract.segments.map((segment) =>
    'literal' in segment ? segment.literal : encodedForShell(signIn.path[segment.parameter] ?? ''),
  );
  const body = JSON.stringify(signIn.body).replaceAll("'", "'\\''");
  const trusting = ca === undefined ? '' : `--cacert ${caFile} `;
  return `curl ${trusting}${url}${contract.basePath}/${path.join('/')} -H 'Content-Type: application/json' -d '${body}'`;
}

/** For a path that a shell takes without quotes. */
function encodedForShell(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replaceAll(/['()!*~]/g, hex);
}
