import type { APIRequestContext, BrowserContext, PlaywrightWorkerArgs } from '@playwright/test';
import { OptionError, type Namespace, type SignedIn } from '../index.ts';
import { entriesOf, type ClientCookie, type ClientStorage } from './client-storage.ts';
import {
  cookieFor,
  cookiesForHosts,
  isNamespaceCookie,
  namespaceCookies,
  type BrowserCookie,
} from './playwright-cookies.ts';

export type { ClientCookie, ClientStorage } from './client-storage.ts';

/** How tests sign in, and where the client keeps the session: the option `sessionOptions`. */
export interface SessionOptions {
  /** The provider. It may be omitted if the emulator serves no other. */
  readonly provider?: string;
  /**
   * Returns where the client keeps a session. The cookies of the vendor's answer, and those that `tools.request` receives,
   * are set without it.
   *
   * @example
   * keep: ({ requestHeaders }) => ({ localStorage: { token: requestHeaders['x-auth-token'] } })
   */
  /* eslint-disable @typescript-eslint/no-invalid-void-type -- a function that only sends requests returns nothing */
  readonly keep?: (
    session: SignedIn,
    tools: KeepTools,
  ) => ClientStorage | void | Promise<ClientStorage | void>;
  /* eslint-enable @typescript-eslint/no-invalid-void-type */
  /**
   * `test`, the default, starts a session for each test, in its namespace. `worker` starts one for each worker, and each
   * test's namespace begins as a copy of the one with that session: choose it if `keep` is slow.
   */
  readonly scope?: 'test' | 'worker';
  /** The state of the session: `active` by default. */
  readonly state?: 'active' | 'expired' | 'revoked';
  /** The lifetime of the session; by default that of the provider's policy. */
  readonly expiresInSeconds?: number;
}

const known = {
  ...{ provider: true, keep: true, scope: true, state: true, expiresInSeconds: true },
} satisfies Record<keyof SessionOptions, true>;

/** Throws an OptionError for an unknown option: suites in JavaScript have no types. */
export function checkSessionOptions(options: SessionOptions): void {
  const unknown = Object.keys(options).find((name) => !Object.keys(known).includes(name));
  if (unknown === undefined) return;
  throw new OptionError(`sessionOptions has no ${unknown}; expected one of ${Object.keys(known).join(', ')}`);
}

/** Passed to `keep`. */
export interface KeepTools {
  /** The option `baseURL`. */
  readonly baseURL: string | undefined;
  /** The URLs of the providers, with the namespace, as in `emulator.urls`. */
  readonly urls: Readonly<Record<string, string>>;
  /** Sends requests, for an app whose own backend starts a session. The cookies that it receives are kept, too. */
  readonly request: APIRequestContext;
}

/** A session, ready for contexts. */
export interface StoredSession {
  readonly session: SignedIn;
  /** Signs a new context in. */
  addTo(context: BrowserContext): Promise<void>;
  /** Options of a client for requests that has the cookies of the session. */
  readonly forRequests: { readonly storageState?: RequestState };
}

/** The addresses and the tools that a session needs. */
export interface SessionPlace {
  readonly namespace: Namespace;
  readonly emulatorUrl: string;
  readonly baseUrl: string | undefined;
  readonly playwright: PlaywrightWorkerArgs['playwright'];
}

/** Signs an account in and asks `keep` where the client keeps the session. */
export async function startSession(
  login: string,
  { provider, keep, state, expiresInSeconds }: SessionOptions,
  place: SessionPlace,
): Promise<StoredSession> {
  const { namespace, baseUrl } = place;
  const session = await namespace.signIn(provider ?? onlyProvider(namespace), login, {
    ...(state === undefined ? {} : { state }),
    ...(expiresInSeconds === undefined ? {} : { expiresInSeconds }),
  });
  const { kept, received } = await keptBy(keep, session, place);
  const cookies = [
    ...session.cookies.flatMap((cookie) => cookiesForHosts(cookie, place.emulatorUrl, baseUrl)),
    ...received,
    ...(kept.cookies ?? []).map((cookie) => cookieAt(cookie, baseUrl)),
  ];
  const stored = {
    localStorage: entriesOf(kept, 'localStorage'),
    sessionStorage: entriesOf(kept, 'sessionStorage'),
  };
  const isStored = Object.values(stored).some((entries) => Object.keys(entries).length > 0);
  const origin = isStored ? new URL(required(baseUrl, 'localStorage and sessionStorage')) : undefined;
  return {
    session,
    forRequests: cookies.length === 0 ? {} : { storageState: stateOf(cookies) },
    async addTo(context) {
      if (cookies.length > 0) await context.addCookies([...cookies]);
      if (origin === undefined) return;
      await context.addCookies([cookieFor(origin, { name: marker, value: '1' })]);
      await context.addInitScript({ content: storingScript(origin.origin, stored) });
    },
  };
}

function onlyProvider({ urls }: Namespace): string {
  const [first, ...others] = Object.keys(urls);
  if (first !== undefined && others.length === 0) return first;
  throw new OptionError(`sessionOptions has no provider; choose one of ${Object.keys(urls).join(', ')}`);
}

/** Calls `keep` with a client for requests, whose cookies belong to the session. */
async function keptBy(
  keep: SessionOptions['keep'],
  session: SignedIn,
  { namespace, emulatorUrl, baseUrl, playwright }: SessionPlace,
): Promise<{ readonly kept: ClientStorage; readonly received: readonly BrowserCookie[] }> {
  if (keep === undefined) return { kept: {}, received: [] };
  const request = await playwright.request.newContext({
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    extraHTTPHeaders: { 'x-emulator-namespace': namespace.name },
    storageState: stateOf(namespaceCookies(namespace.name, emulatorUrl, baseUrl)),
  });
  try {
    const kept = (await keep(session, { baseURL: baseUrl, urls: namespace.urls, request })) ?? {};
    const { cookies } = await request.storageState();
    return { kept, received: cookies.filter((cookie) => !isNamespaceCookie(cookie)) };
  } finally {
    await request.dispose();
  }
}

/** The state of a client for requests. */
interface RequestState {
  cookies: BrowserCookie[];
  origins: [];
}

/** Cookies are partitioned by the site of a page, and a request has none. */
function stateOf(cookies: readonly BrowserCookie[]): RequestState {
  return { cookies: cookies.filter(({ partitionKey }) => partitionKey === undefined), origins: [] };
}

/** The cookie that the script of a context removes when it has stored the session. */
const marker = 'emulator-session-to-store';

/**
 * Returns a script that stores the session when a page first opens the origin. It must not run again: a test that signs
 * out and reloads would be signed in. The marker is a cookie, since an app may clear its storage when it signs out.
 */
function storingScript(
  origin: string,
  stored: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string {
  return `(() => {
    if (location.origin !== ${JSON.stringify(origin)}) return;
    if (!document.cookie.split('; ').includes('${marker}=1')) return;
    document.cookie = '${marker}=; path=/; max-age=0';
    for (const [storage, entries] of Object.entries(${JSON.stringify(stored)}))
      for (const [name, value] of Object.entries(entries)) window[storage].setItem(name, value);
  })();`;
}

function cookieAt({ domain, ...cookie }: ClientCookie, baseUrl: string | undefined): BrowserCookie {
  const host =
    domain === undefined
      ? required(baseUrl, `the cookie ${cookie.name}`)
      : `http://${domain.replace(/^\./, '')}`;
  const made = cookieFor(new URL(host), cookie);
  return domain === undefined ? made : { ...made, domain };
}

function required(baseUrl: string | undefined, kept: string): string {
  if (baseUrl !== undefined) return baseUrl;
  throw new OptionError(`keep returned ${kept}, which needs the origin of the pages; set the option baseURL`);
}
