import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MaybePromise } from '../../store/store.ts';

/** The rights of a token or cookie: all calls, or those of one namespace. */
export type Rights = 'process' | { readonly namespace: string };

/** Returns a random token, for an emulator that listens beyond loopback and has no token set. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Returns a namespace's token: the HMAC-SHA256 of its name with the main token as key, in hexadecimal. */
export function namespaceToken(main: string, namespace: string): string {
  return createHmac('sha256', main).update(namespace).digest('hex');
}

/** Compares two tokens in constant time, independent of their lengths. */
export function isSameToken(one: string | Buffer, other: string | Buffer): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

/** Doesn't use `crypto.hash`: an old Node without it couldn't load this file to report that it is too old. */
function digest(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Returns the bearer token of an `Authorization` header, as the bytes sent; undefined if it has none. */
export function bearerOf(authorization: string | undefined): Buffer | undefined {
  const [, token] = /^bearer +(.+)$/i.exec(authorization ?? '') ?? [];
  return token === undefined ? undefined : Buffer.from(token, 'latin1');
}

/**
 * Returns the rights of a token; undefined if it isn't valid. A namespace's token doesn't contain the namespace's name, so
 * it is compared with the token of the namespace that the call names, then with those of all namespaces.
 */
export async function rightsOf(
  token: string | Buffer,
  main: string,
  named: string | undefined,
  namespaces: () => MaybePromise<readonly string[]>,
): Promise<Rights | undefined> {
  if (isSameToken(token, main)) return 'process';
  const isOf = (namespace: string) => isSameToken(token, namespaceToken(main, namespace));
  if (named !== undefined && isOf(named)) return { namespace: named };
  const namespace = (await namespaces()).find(isOf);
  return namespace === undefined ? undefined : { namespace };
}
