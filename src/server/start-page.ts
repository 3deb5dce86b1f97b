import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessOptions } from '../admin/access/guard.ts';
import { createHostRule } from '../http/loopback-host.ts';
import { adminPath, providerUrls } from '../http/emulator-urls.ts';
import { version } from '../version.ts';
import { element, text, type Markup } from '../coverage/markup.ts';
import type { Emulator, ServedProvider } from '../emulator/emulator.ts';
import { then, type MaybePromise } from '../store/store.ts';
import { originOf, type PublicAddress, createRequestCheck } from '../http/public-address.ts';
import type { NamespaceReader } from '../http/namespace.ts';
import { providersInScope, type ListenerScope, type Middleware } from '../http/listener.ts';
import { plainFirst, signInLine } from './sign-in-line.ts';
import { splitUrl } from '../http/request-url.ts';

/** What the page is made of. */
export interface StartPageParts {
  readonly emulator: Emulator;
  readonly namespaceOf: NamespaceReader;
  readonly place: ListenerScope;
  readonly publicAddress: PublicAddress;
  readonly access: AccessOptions;
  /** Whether the emulator made its own certificate, which curl does not know. */
  readonly hasOwnAuthority: boolean;
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}' +
  'pre{overflow-x:auto;padding:.75rem;border:1px solid}dt{font-weight:600}td,th{text-align:left;padding:0 1.5rem 0 0}';

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

/** Makes the page at `/` for people who open the emulator in a browser; hands on every other request. */
export function createStartPage(parts: StartPageParts): Middleware {
  const { emulator, place, publicAddress, access } = parts;
  const check = createRequestCheck(publicAddress);
  const wrongHost = createHostRule(access);

  /** Passwords are for those who may use the control plane, which shows them, too. */
  function showsPasswords(request: IncomingMessage): boolean {
    if (access.token !== undefined || wrongHost(request) !== undefined) return false;
    return access.admin || isLoopback(request.socket.remoteAddress);
  }

  function pageFor(request: IncomingMessage, served: readonly ServedProvider[]): string {
    const url = originOf(request, publicAddress);
    const urls = providerUrls(served, url);
    const sections = showsPasswords(request)
      ? [...tryIt(served, url, parts.hasOwnAuthority), ...accounts(served, true)]
      : accounts(served, false);
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
        text('It answers as these login APIs do. Point a client at a base URL in place of the vendor’s.'),
      ),
      element('table', ...rows),
      ...sections,
      ...links(request, served, access.admin),
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

  function send(request: IncomingMessage, response: ServerResponse, served: readonly ServedProvider[]): void {
    const page = pageFor(request, providersInScope(served, place));
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      vary: 'Accept',
    });
    response.end(page);
  }

  function servedFor(namespace: string): MaybePromise<readonly ServedProvider[]> {
    return then(emulator.config(namespace), (setup) => emulator.servedIn(setup));
  }

  return (request, response, next) => {
    const namespace = isVisit(request) && check(request) === undefined ? parts.namespaceOf(request) : {};
    if (typeof namespace !== 'string') return next();
    try {
      const sent = then(servedFor(namespace), (served) => send(request, response, served));
      if (sent instanceof Promise) sent.catch(next);
    } catch (error) {
      next(error);
    }
    return undefined;
  };
}

/** Whether a person opens `/`: programs do not ask for HTML by its name. */
function isVisit({ method, url, headers }: IncomingMessage): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || splitUrl(url).path !== '/') return false;
  const { accept = '', 'sec-fetch-mode': mode = 'navigate' } = headers;
  return mode === 'navigate' && /(?:^|,)\s*text\/html\s*(?:;|,|$)/i.test(accept);
}

function tryIt(served: readonly ServedProvider[], url: string, hasOwnAuthority: boolean): readonly Markup[] {
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

function links(
  request: IncomingMessage,
  served: readonly ServedProvider[],
  hasAdmin: boolean,
): readonly Markup[] {
  const below = originOf(request, { trustProxy: false }).replace(/^[a-z]+:\/\/[^/]*/i, '');
  const page = `${below}${adminPath}/docs`;
  const contracts = served.map(({ id, profile }) => {
    const target = `${page}?contract=${id}/${profile.contract.profile}`;
    return element('li', link(target, `the API of ${id}`));
  });
  const pages = hasAdmin
    ? [element('li', link(page, 'the control plane: scenarios, clock, codes, requests')), ...contracts]
    : [];
  return [
    element('h2', text('More')),
    element('ul', ...pages, element('li', text('The guides are in the package: README.md and docs/guides.'))),
  ];
}

function link(target: string, words: string): Markup {
  return `<a href="${text(target)}">${text(words)}</a>`;
}

function isLoopback(address = ''): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}
