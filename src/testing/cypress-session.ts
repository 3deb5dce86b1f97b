import type { SignedIn } from '../index.ts';
import type { TestNamespace } from './cypress-calls.ts';
import { task } from './cypress-commands.ts';
import type { Chain, Commands, Driver } from './cypress-driver.ts';
import type { SignInAsOptions } from './cypress-types.ts';
import { entriesOf, type ClientCookie, type ClientStorage } from './client-storage.ts';

declare const cy: Commands;
declare const Cypress: Driver;
declare const window: Readonly<Record<'localStorage' | 'sessionStorage', WebStorage>> & {
  readonly location: { readonly origin: string };
};

interface WebStorage {
  setItem(name: string, value: string): void;
}

/** Signs in within `cy.session`. Yields the session. A namespace has its own sessions, so its name is part of the id. */
export function signInAs(
  namespace: TestNamespace,
  login: string,
  { keep, validate, provider, ...settings }: SignInAsOptions,
): Chain<SignedIn> {
  const id = JSON.stringify(['login-emulator', namespace.name, provider, login, settings]);
  const setup = (): void => {
    task('sign-in', { id, provider, login, ...settings }).then((session) => {
      for (const cookie of session.cookies) setCookie(cookie, hostsOf(namespace));
      return keepIn(keep?.(session), namespace);
    });
  };
  const check = (): void => {
    known(id).then(({ session, isUnchanged }) => {
      if (!isUnchanged)
        throw new Error(`the session of ${login} has ended in the namespace ${namespace.name}`);
      validate?.(session);
    });
  };
  return cy
    .session(id, setup, { validate: check, cacheAcrossSpecs: namespace.isForRun })
    .then(() => known(id).then(({ session }) => session));
}

function known(id: string) {
  return task('session', { id }).then((found) => {
    if (found !== null) return found;
    throw new Error('the session was started in another namespace');
  });
}

/** Stores what `keep` returned, now or by commands. */
function keepIn(
  kept: ReturnType<Required<SignInAsOptions>['keep']>,
  namespace: TestNamespace,
): Chain<unknown> | undefined {
  if (kept === undefined) return undefined;
  if (isChain(kept)) return kept.then((later) => store(later, namespace));
  if (isPlain(kept)) store(kept, namespace);
  return undefined;
}

function isChain(kept: object): kept is Chain<ClientStorage> {
  return 'then' in kept;
}

function isPlain(kept: object): kept is ClientStorage {
  return !isChain(kept);
}

function store(kept: ClientStorage, namespace: TestNamespace): void {
  for (const cookie of kept.cookies ?? []) setCookie(cookie, hostsOf(namespace).slice(0, 1));
  for (const storage of ['localStorage', 'sessionStorage'] as const) {
    for (const [name, value] of Object.entries(entriesOf(kept, storage))) {
      requireOrigin(storage);
      window[storage].setItem(name, value);
    }
  }
}

/** The spec shares its storage with pages of the same origin, which is that of `baseUrl` unless a test left it. */
function requireOrigin(storage: string): void {
  const baseUrl = Cypress.config('baseUrl');
  if (baseUrl === null)
    throw new Error(`keep returned ${storage}, which needs the origin of the pages; set baseUrl`);
  const { origin } = new URL(baseUrl);
  if (window.location.origin === origin) return;
  throw new Error(
    `keep returned ${storage} for ${origin}, but the spec has moved to ${window.location.origin}; visit ${origin} first`,
  );
}

/** The hosts of the pages and of the emulator. Cookies ignore the port, and the app's own server may forward them. */
function hostsOf({ emulatorUrl }: TestNamespace): readonly string[] {
  const urls = [Cypress.config('baseUrl') ?? emulatorUrl, emulatorUrl];
  return [...new Set(urls.map((url) => new URL(url).hostname))];
}

const sites = { Strict: 'strict', Lax: 'lax', None: 'no_restriction' } as const;

function setCookie(cookie: ClientCookie, hosts: readonly string[]): void {
  const { name, value, domain, path = '/', httpOnly = false, secure = false, sameSite = 'Lax' } = cookie;
  for (const host of domain === undefined ? hosts : [domain])
    cy.setCookie(name, value, {
      domain: host,
      path,
      httpOnly,
      secure,
      sameSite: sites[sameSite],
      log: false,
    });
}
