import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MaybePromise } from '../../store/store.ts';

/** What a token or a cookie is good for: everything, or the calls of one namespace. */
export type Rights = 'process' | { readonly namespace: string };

/** Makes a token that nobody guesses, for an emulator that is reached beyond loopback and was given none. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The token that is good for one namespace's calls: the HMAC-SHA256 of its name under the main token, in hexadecimal. */
export function namespaceToken(main: string, namespace: string): string {
  return createHmac('sha256', main).update(namespace).digest('hex');
}

/** Whether two tokens are the same, in a time that tells nothing of either: not where they differ, not how long they are. */
export function isSameToken(one: string | Buffer, other: string | Buffer): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

/** Not by `crypto.hash`: a Node that has none could not load this, and so not say that it is too old. */
function digest(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The token in a request's `Authorization`, as the bytes that were sent; undefined where there is none. */
export function bearerOf(authorization: string | undefined): Buffer | undefined {
  const [, token] = /^bearer +(.+)$/i.exec(authorization ?? '') ?? [];
  return token === undefined ? undefined : Buffer.from(token, 'latin1');
}

/**
 * What a token is good for; undefined when it is none of this emulator's. A namespace's token does not say whose it is:
 * it is held against the namespace that the call names, then against all there are.
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
