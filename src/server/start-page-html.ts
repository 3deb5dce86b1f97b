import { createHash } from 'node:crypto';
import { plainFirst, signsInAtOnce } from '../core/sign-in-order.ts';
import { curlArguments, quoted, signInRequest } from '../core/sign-in.ts';
import type { ServedProvider } from '../emulator/emulator.ts';
import { providerUrls } from '../http/emulator-urls.ts';
import { element, text, type Markup } from '../coverage/markup.ts';
import { version } from '../version.ts';

/** The content of the page. */
export interface StartPageContent {
  readonly served: readonly ServedProvider[];
  /** The URL by which the visitor reached the emulator. */
  readonly url: string;
  readonly showsPasswords: boolean;
  /** Whether the emulator created its own certificate, which curl doesn't trust. */
  readonly hasOwnAuthority: boolean;
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}' +
  'pre{overflow-x:auto;padding:.75rem;border:1px solid}dt{font-weight:600}td,th{text-align:left;padding:0 1.5rem 0 0}';

/** The page loads and runs nothing. */
export const startPagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

/** Renders the page. */
export function startPageHtml(content: StartPageContent): string {
  const { served, url, showsPasswords } = content;
  const urls = providerUrls(served, url);
  const rows = served.map(({ id, profile }) =>
    element(
      'tr',
      element('th', text(id)),
      element('td', text(profile.contract.profile)),
      element('td', element('code', text(urls[id] ?? ''))),
    ),
  );
  const body = element(
    'body',
    element('h1', text(`login-emulator ${version}`)),
    element(
      'p',
      text('It emulates these login APIs. Point a client at a base URL below instead of the vendor’s.'),
    ),
    element('table', ...rows),
    ...(showsPasswords ? tryIt(content) : []),
    ...accounts(served, showsPasswords),
    element('p', text('The guides are in the package: README.md and docs/guides.')),
  );
  const head = element(
    'head',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    element('title', text('login-emulator')),
    `<style>${style}</style>`,
  );
  return `<!doctype html>\n<html lang="en">${head}${body}</html>\n`;
}

function tryIt({ served, url, hasOwnAuthority }: StartPageContent): readonly Markup[] {
  const [first] = served;
  if (first === undefined) return [];
  const line = signInLine(first, url, hasOwnAuthority);
  return line === undefined ? [] : [element('h2', text('Try it')), element('pre', text(line))];
}

function accounts(served: readonly ServedProvider[], withPasswords: boolean): readonly Markup[] {
  const terms = served.flatMap(({ id, fixtures }) => [
    element('dt', text(id)),
    ...plainFirst(fixtures.accounts).map(({ logins, account }) =>
      element('dd', text(withPasswords ? `${logins.join(', ')}: ${account.password}` : logins.join(', '))),
    ),
  ]);
  const title = withPasswords ? 'Accounts and their passwords' : 'Accounts';
  return [element('h2', text(title)), element('dl', ...terms)];
}

/** Returns a curl command that signs an account in; undefined if no account can sign in with one request. */
function signInLine(
  { provider, profile, fixtures }: ServedProvider,
  url: string,
  isUntrusted: boolean,
): string | undefined {
  const account = plainFirst(fixtures.accounts).find((one) => signsInAtOnce(one, provider));
  const signIn = account === undefined ? undefined : provider.signIn(account.account);
  if (signIn === undefined) return undefined;
  const request = signInRequest(signIn, profile);
  return ['curl', ...(isUntrusted ? ['-k'] : []), ...curlArguments(request, url, quoted)].join(' ');
}
