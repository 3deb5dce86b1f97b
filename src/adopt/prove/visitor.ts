import type { Namespace } from '../../library/namespace.ts';
import type { World } from './world.ts';

/** An app with what it holds: its cookies, its tokens by kind, and the values of a sign-in that waits. */
export interface Visitor {
  readonly namespace: Namespace;
  readonly cookies: Map<string, string>;
  readonly tokens: Map<string, string>;
  /** The CSRF token that it was given. */
  csrf?: string;
  /** The challenge that it was given. */
  challenge?: string;
  /** The login of the account that it has signed in. */
  owner?: string;
  /** Its login and password, for an API that takes them with each request. */
  credentials?: Credentials;
}

interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** Creates the function that returns a new app, in its own namespace: no step of a proof sees another. */
export function createVisitors({ emulator }: Pick<World, 'emulator'>): () => Visitor {
  let last = 0;
  return () => ({
    namespace: emulator.namespace(`proof-${(last += 1)}`),
    cookies: new Map(),
    tokens: new Map(),
  });
}

/** Takes the cookies of an answer, as a browser does. */
export function takeCookies({ cookies }: Pick<Visitor, 'cookies'>, headers: Headers): void {
  for (const text of headers.getSetCookie()) {
    const [pair = '', ...attributes] = text.split(';').map((part) => part.trim());
    const end = pair.indexOf('=');
    const name = pair.slice(0, end);
    const value = decodeURIComponent(pair.slice(end + 1));
    const isDeleted = value === '' || attributes.some((one) => /^max-age=0$/i.test(one));
    if (isDeleted) cookies.delete(name);
    else cookies.set(name, value);
  }
}
